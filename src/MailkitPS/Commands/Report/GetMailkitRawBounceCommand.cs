using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the messages that came back: those of a campaign, of a delivery, or of the whole account.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitRawBounce")]
[OutputType(typeof(RawBounce))]
public sealed class GetMailkitRawBounceCommand() : MailkitRawCommand<RawBounce>(
    (client, idOf, options) => client.GetRawBounces(idOf(nameof(CampaignId)), idOf(nameof(SendId)), options));
