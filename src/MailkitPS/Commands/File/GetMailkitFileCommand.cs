using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the files and folders in a folder.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitFile")]
[OutputType(typeof(StoredFile))]
public sealed class GetMailkitFileCommand() : MailkitOptionalIdCommand("folder", nameof(FolderId))
{
    /// <summary>The folder; without it, the root is read.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_folder")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? FolderId { get => Id; set => Id = value; }

    private protected override void Read(long? id) => WriteRows(client => client.GetFiles(id), id);
}
