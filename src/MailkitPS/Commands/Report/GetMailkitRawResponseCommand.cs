using System.Collections.Generic;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads what recipients did: those of a campaign, of a delivery, of one message, or of the whole account.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitRawResponse")]
[OutputType(typeof(RawResponse))]
public sealed class GetMailkitRawResponseCommand : MailkitRawCommand<RawResponse>
{
    /// <summary>Only those to this message. It counts more than a delivery or a campaign.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true, RefusesObjects = true)]
    [Alias("ID_send_message", "ID_SEND_MESSGE")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? SendMessageId { get; set; }

    /// <inheritdoc/>
    private protected override IReadOnlyList<KeyValuePair<string, long?>> Ids => [new(nameof(SendMessageId), SendMessageId), .. base.Ids];

    private protected override MailkitPager<RawResponse> Read(
        MailkitClient client, long? campaignId, long? sendId, PagingOptions options) =>
        client.GetRawResponses(campaignId, sendId, SendMessageId, options);
}
