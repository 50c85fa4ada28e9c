using System;

namespace MailkitPS;

/// <summary>A file or a folder at Mailkit: a row of <c>mailkit.filemanager.list</c> (documented in part).</summary>
public sealed class StoredFile : MailkitRow
{
    internal StoredFile()
    {
    }

    /// <summary>What it is (<c>TYPE</c>): <c>DIR</c> is a folder; the word for a file is not known.</summary>
    [Column("TYPE", Repeats = true)]
    public string? Type { get; internal set; }

    /// <summary>The name (<c>NAME</c>).</summary>
    [Column("NAME")]
    public string? Name { get; internal set; }

    /// <summary>The ID of the file (<c>ID_FILE</c>); null for a folder.</summary>
    [IdColumn("ID_FILE")]
    public long? FileId { get; internal set; }

    /// <summary>The ID of the folder (<c>ID_FOLDER</c>), of a file presumably that of the folder which it is in; 0 is the root.</summary>
    [Column("ID_FOLDER")]
    public long? FolderId { get; internal set; }

    /// <summary>The folder above it (<c>PARENT</c>).</summary>
    [Column("PARENT", Repeats = true)]
    public string? Parent { get; internal set; }

    /// <summary>The date (<c>DATE</c>); of what, Mailkit does not say.</summary>
    [Column("DATE")]
    public DateTime? Date { get; internal set; }
}
