using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads who clicked links. A link that comes again is not read again.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitLinkVisitor")]
[OutputType(typeof(LinkVisitor))]
public sealed class GetMailkitLinkVisitorCommand : MailkitLookupCommand
{
    /// <summary>The delivery.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_send")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? SendId { get; set; }

    /// <summary>The link.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_url")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? UrlId { get; set; }

    private protected override void ProcessInput()
    {
        if (SendId is not long sendId)
        {
            Refuse("There is no ID of a delivery.", nameof(SendId));
        }
        else if (UrlId is not long urlId)
        {
            Refuse("There is no ID of a link. Get-MailkitDeliveryLink tells those of a delivery.", nameof(UrlId));
        }
        else if (AreIds(nameof(SendId), sendId) && AreIds(nameof(UrlId), urlId) && IsNew((sendId, urlId)))
        {
            WriteRows(client => client.GetLinkVisitors(sendId, urlId), urlId);
        }
    }
}
