namespace MailkitPS.Simulator;

/// <summary>A folder of files.</summary>
/// <param name="FolderId">ID_FOLDER.</param>
/// <param name="ParentId">The folder that it is in; 0 is the root.</param>
/// <param name="Name">NAME.</param>
/// <param name="Date">DATE.</param>
internal sealed record AccountFolder(long FolderId, long ParentId, string Name, string Date);
