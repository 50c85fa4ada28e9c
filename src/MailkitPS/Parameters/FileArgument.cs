using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Finds and opens the local files that a user names.</summary>
/// <param name="cmdlet">Whose current location relative paths start at.</param>
internal sealed class FileArgument(PSCmdlet cmdlet)
{
    /// <summary>What was found to be a file: recipients often get the same one, and asking takes long.</summary>
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>The full path of a file, of which nobody knows yet whether it is there.</summary>
    /// <exception cref="MailkitException">It is not in the file system.</exception>
    public string PathIn(string path) => Resolve(path, paths =>
    {
        string file = paths.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return (file, provider);
    });

    /// <summary>
    /// The full paths of what a path with wildcards matches: only files, and none is no error. Where nothing matches, and there is a file
    /// of just these letters, it is that file.
    /// </summary>
    /// <exception cref="MailkitException">It is not in the file system, or it has no wildcards and there is no such file.</exception>
    public IReadOnlyList<string> Matching(string path)
    {
        IReadOnlyList<string> found = Resolve(path, paths =>
        {
            // A pattern is not understood before it is used.
            WildcardPattern.Get(path, WildcardOptions.None).IsMatch(string.Empty);
            IReadOnlyList<string> files = paths.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            return (files, provider);
        });
        if (!WildcardPattern.ContainsWildcardCharacters(path))
        {
            return found;
        }

        string[] files = [.. found.Where(file => !Directory.Exists(file))];
        return files.Length == 0 && File.Exists(PathIn(path)) ? [PathIn(path)] : files;
    }

    /// <summary>
    /// The full path of a file that is to be written. Where a link stands at its place, it is that of what the link leads to.
    /// </summary>
    /// <exception cref="MailkitException">It is not in the file system, or something else than a file is there.</exception>
    public string ToWrite(string path)
    {
        string file = PathIn(path);
        if (!File.Exists(file))
        {
            return file;
        }

        try
        {
            PSObject? item = Item(file);
            if (TypeOf(item) == "SymbolicLink" && item!.Properties["ResolvedTarget"]?.Value is string target)
            {
                file = target;
            }

            return !File.Exists(file) || IsRegularFile(file)
                ? file
                : throw NotUnderstood($"{MessageText.Quote(path)} is no regular file");
        }
        catch (Exception e) when (e is ItemNotFoundException or GetValueException)
        {
            // A link that leads nowhere, or in a circle.
            throw NotThere(path);
        }
    }

    /// <summary>Opens a file, which is read while the request is sent.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="MailkitException">There is none, or it cannot be read.</exception>
    public StreamedFile Open(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw NotUnderstood($"{MessageText.Quote(path)} is a folder");
            }

            if (!IsRegularFile(path))
            {
                throw NotUnderstood($"{MessageText.Quote(path)} is no regular file");
            }

            return new StreamedFile(path);
        }
        catch (UnauthorizedAccessException)
        {
            throw NotUnderstood($"The file {MessageText.Quote(path)} must not be read");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ItemNotFoundException
            or ArgumentException or NotSupportedException)
        {
            throw NotThere(path);
        }
        catch (IOException)
        {
            throw NotUnderstood($"The file {MessageText.Quote(path)} cannot be opened");
        }
    }

    private T Resolve<T>(string path, Func<PathIntrinsics, (T Found, ProviderInfo Provider)> resolve)
    {
        try
        {
            (T found, ProviderInfo provider) = resolve(cmdlet.SessionState.Path);
            return provider.Name == "FileSystem" ? found : throw NotUnderstood($"{MessageText.Quote(path)} is not in the file system");
        }
        catch (Exception e) when (e is SessionStateException or PSNotSupportedException or WildcardPatternException
            or PSArgumentException or PSInvalidOperationException)
        {
            throw NotThere(path);
        }
    }

    /// <summary>
    /// Opening a pipe waits for somebody to write into it, and a device has no end. Only PowerShell on Unix tells them from files, and only
    /// there can a path lead to one.
    /// </summary>
    private bool IsRegularFile(string path)
    {
        if (_files.Contains(path))
        {
            return true;
        }

        PSObject? item = Item(path);
        if (TypeOf(item) == "SymbolicLink" && item!.Properties["ResolvedTarget"]?.Value is string target)
        {
            item = Item(target);
        }

        return TypeOf(item) is null or "File" && _files.Add(path);
    }

    private PSObject? Item(string path) =>
        cmdlet.InvokeProvider.Item.Get([path], force: true, literalPath: true).FirstOrDefault();

    private static string? TypeOf(PSObject? item) => item?.Properties["UnixStat"]?.Value is object status
        ? PSObject.AsPSObject(status).Properties["ItemType"]?.Value?.ToString()
        : null;

    private static MailkitException NotThere(string path) => NotUnderstood($"There is no file {MessageText.Quote(path)}");

    private static MailkitException NotUnderstood(string message) => new(MailkitErrorKind.InvalidArgument, message);
}
