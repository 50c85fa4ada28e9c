using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads which links of deliveries were clicked.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitDeliveryLink")]
[OutputType(typeof(DeliveryLink))]
public sealed class GetMailkitDeliveryLinkCommand : MailkitDeliveryCommand<DeliveryLink>
{
    private protected override MailkitRowReader<DeliveryLink> Read(MailkitClient client, long sendId) =>
        client.GetDeliveryLinks(sendId);
}
