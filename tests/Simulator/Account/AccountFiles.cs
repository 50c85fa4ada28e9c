using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;

namespace MailkitPS.Simulator;

/// <summary>The files and folders of an account.</summary>
internal sealed class AccountFiles
{
    private readonly Lock _lock = new();
    private readonly List<AccountFolder> _folders =
    [
        new(3001, 0, "images", "2025-01-02 03:04:05"),
        new(3002, 0, "documents", "2025-01-03 03:04:05"),
        new(3003, 3001, "spring", "2026-02-01 08:00:00"),
    ];

    private readonly List<AccountFile> _files =
    [
        new(31001, 0, "robots.txt", "2025-01-02 03:05:00"),
        new(31002, 3001, "logo.png", "2025-01-02 03:06:00"),
        new(31003, 3001, "banner.jpg", "2026-03-01 09:00:00"),
        new(31004, 3002, "terms.pdf", "2025-06-07 08:09:10"),
    ];

    private long _latestFileId = 31_004;

    /// <summary>The folders, by ID.</summary>
    public IReadOnlyList<AccountFolder> Folders
    {
        get
        {
            lock (_lock)
            {
                return [.. _folders];
            }
        }
    }

    /// <summary>The files, by ID.</summary>
    public IReadOnlyList<AccountFile> Files
    {
        get
        {
            lock (_lock)
            {
                return [.. _files];
            }
        }
    }

    /// <summary>Takes a file into a folder; where its name is taken, it gets a number.</summary>
    public AccountFile Add(long folderId, string name, DateTime now)
    {
        lock (_lock)
        {
            string free = name;
            for (int number = 1; _files.Exists(file => file.FolderId == folderId && file.Name == free); number++)
            {
                free = string.Create(
                    CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}_{number}{Path.GetExtension(name)}");
            }

            AccountFile made = new(++_latestFileId, folderId, free, now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
            _files.Add(made);
            return made;
        }
    }

    /// <summary>Removes a file.</summary>
    /// <returns>Whether there was one of the ID.</returns>
    public bool RemoveFile(long fileId)
    {
        lock (_lock)
        {
            return _files.RemoveAll(file => file.FileId == fileId) > 0;
        }
    }

    /// <summary>Removes a folder.</summary>
    /// <returns>Whether it was removed, which it is not while something is in it; null where there is none of the ID.</returns>
    public bool? RemoveFolder(long folderId)
    {
        lock (_lock)
        {
            if (!_folders.Exists(folder => folder.FolderId == folderId))
            {
                return null;
            }

            return !_files.Exists(file => file.FolderId == folderId)
                && !_folders.Exists(folder => folder.ParentId == folderId)
                && _folders.RemoveAll(folder => folder.FolderId == folderId) > 0;
        }
    }
}
