namespace MailkitPS;

/// <summary>A file that was uploaded: a row of the answer of <c>mailkit.filemanager.upload</c> (documented in part).</summary>
public sealed class UploadedFile : MailkitRow
{
    internal UploadedFile(string path)
    {
        Path = path;
    }

    /// <summary>The full path of the file on this machine.</summary>
    public string Path { get; }

    /// <summary>The name under which Mailkit has stored it (<c>NAME</c>).</summary>
    [Column("NAME")]
    public string? Name { get; internal set; }

    /// <summary>The name under which it was sent (<c>NAME_ORIG</c>).</summary>
    [Column("NAME_ORIG")]
    public string? OriginalName { get; internal set; }

    /// <summary>The ID of the file (<c>ID_FILE</c>); null when there is none.</summary>
    [IdColumn("ID_FILE")]
    public long? FileId { get; internal set; }

    /// <summary>The ID of the folder that it is in (<c>ID_FOLDER</c>); 0 is the root.</summary>
    [Column("ID_FOLDER")]
    public long? FolderId { get; internal set; }

    /// <summary>Mailkit's number for what came of it (<c>ERROR</c>), known or not; 0 is a success.</summary>
    [Column("ERROR", IsRequired = true)]
    public int ErrorCode { get; internal set; } = (int)FileError.Unknown;

    /// <summary>The meaning of <see cref="ErrorCode"/>.</summary>
    public FileError Error => ErrorCode is >= (int)FileError.None and <= (int)FileError.Renamed ? (FileError)ErrorCode : FileError.Unknown;

    /// <summary>Whether Mailkit has it, even if not where it was to be, or under another name.</summary>
    internal bool IsStored => Error is FileError.None or FileError.FolderNotFound or FileError.Renamed;
}
