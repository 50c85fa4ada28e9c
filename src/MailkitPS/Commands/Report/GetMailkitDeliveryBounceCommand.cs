using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads which messages of deliveries came back.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitDeliveryBounce")]
[OutputType(typeof(DeliveryBounce))]
public sealed class GetMailkitDeliveryBounceCommand : MailkitDeliveryCommand<DeliveryBounce>
{
    private protected override MailkitRowReader<DeliveryBounce> Read(MailkitClient client, long sendId) =>
        client.GetDeliveryBounces(sendId);
}
