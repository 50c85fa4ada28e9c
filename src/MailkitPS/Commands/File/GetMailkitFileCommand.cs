using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the files and folders in a folder.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitFile")]
[OutputType(typeof(StoredFile))]
public sealed class GetMailkitFileCommand() : MailkitOptionalIdCommand("folder", nameof(FolderId))
{
    /// <summary>The folder; the root is read without it, and for 0.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true, AllowsZero = true)]
    [Alias("ID_folder")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? FolderId { get => Id; set => Id = value; }

    /// <summary>0 is the root, too, as the rows of its files have it.</summary>
    private protected override void Read(long? id) => WriteRows(client => client.GetFiles(id == 0 ? null : id), id);
}
