namespace MailkitPS.Simulator;

/// <summary>A file. Its content is not kept.</summary>
/// <param name="FileId">ID_FILE.</param>
/// <param name="FolderId">ID_FOLDER: the folder that it is in; 0 is the root.</param>
/// <param name="Name">NAME.</param>
/// <param name="Date">DATE.</param>
internal sealed record AccountFile(long FileId, long FolderId, string Name, string Date);
