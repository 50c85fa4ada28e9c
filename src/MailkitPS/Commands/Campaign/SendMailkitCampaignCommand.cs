using System.Management.Automation;

namespace MailkitPS;

/// <summary>Sends campaigns to all their mailing lists now.</summary>
[Cmdlet(
    VerbsCommunications.Send,
    "MailkitCampaign",
    DefaultParameterSetName = IdSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(CampaignSend))]
public sealed class SendMailkitCampaignCommand : MailkitCampaignSendCommand
{
    private protected override string LookCommand => "Get-MailkitCampaignHistory";

    private protected override MailkitRowReader<CampaignSend> Send(MailkitClient client, long id, DeliveryOptions options) =>
        client.SendCampaign(id, options);

    private protected override string Action(string campaign) => $"Send the {campaign} now to all its mailing lists";
}
