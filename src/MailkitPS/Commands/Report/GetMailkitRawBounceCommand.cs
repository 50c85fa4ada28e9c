using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the messages that came back: those of a campaign, of a delivery, or of the whole account.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitRawBounce")]
[OutputType(typeof(RawBounce))]
public sealed class GetMailkitRawBounceCommand : MailkitRawCommand<RawBounce>
{
    private protected override MailkitPager<RawBounce> Read(
        MailkitClient client, long? campaignId, long? sendId, PagingOptions options) =>
        client.GetRawBounces(campaignId, sendId, options);
}
