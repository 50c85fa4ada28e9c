using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the recipients of deliveries with the state of their messages.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitDeliveryRecipient")]
[OutputType(typeof(DeliveryRecipient))]
public sealed class GetMailkitDeliveryRecipientCommand : MailkitDeliveryCommand<DeliveryRecipient>
{
    private protected override MailkitRowReader<DeliveryRecipient> Read(MailkitClient client, long sendId) =>
        client.GetDeliveryRecipients(sendId);
}
