namespace MailkitPS;

/// <summary>
/// What Mailkit says of an uploaded file: the <c>ERROR</c> of <c>mailkit.filemanager.upload</c> (documented in part; the names are ours).
/// A number that is not listed here stays readable in <see cref="UploadedFile.ErrorCode"/>.
/// </summary>
public enum FileError
{
    /// <summary>A number that is not known.</summary>
    Unknown = -1,

    /// <summary>The file is stored as it was sent.</summary>
    None = 0,

    /// <summary>The extension of the file is refused; nothing is stored.</summary>
    RefusedExtension = 1,

    /// <summary>There is no such folder: the file is stored in the root.</summary>
    FolderNotFound = 2,

    /// <summary>The content of the file is missing; nothing is stored.</summary>
    MissingData = 3,

    /// <summary>The name of the file is missing; nothing is stored.</summary>
    MissingName = 4,

    /// <summary>The name was taken: the file is stored under another one.</summary>
    Renamed = 5,
}
