using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads how recipients reacted to deliveries over time.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitDeliveryFeedback")]
[OutputType(typeof(DeliveryFeedback))]
public sealed class GetMailkitDeliveryFeedbackCommand : MailkitDeliveryCommand<DeliveryFeedback>
{
    /// <summary>For how long after the sending; Mailkit takes a day where none is given.</summary>
    [Parameter]
    [ValidateSet("Day", "Week", "Month")]
    public string? Period { get; set; }

    private protected override MailkitRowReader<DeliveryFeedback> Read(MailkitClient client, long sendId) =>
        client.GetDeliveryFeedback(sendId, Period?.ToUpperInvariant());
}
