using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the messages that were sent: those of a campaign, of a delivery, or of the whole account.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitRawMessage")]
[OutputType(typeof(RawMessage))]
public sealed class GetMailkitRawMessageCommand : MailkitRawCommand<RawMessage>
{
    private protected override MailkitPager<RawMessage> Read(
        MailkitClient client, long? campaignId, long? sendId, PagingOptions options) =>
        client.GetRawMessages(campaignId, sendId, options);
}
