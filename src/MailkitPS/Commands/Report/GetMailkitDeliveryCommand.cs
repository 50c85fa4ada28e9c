using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// Reads the deliveries of a campaign, or one delivery. Of several IDs the narrowest counts; Mailkit takes the last three months where no
/// days are given.
/// </summary>
[Cmdlet(VerbsCommon.Get, "MailkitDelivery")]
[OutputType(typeof(Delivery))]
public sealed class GetMailkitDeliveryCommand() : MailkitRangeCommand("the last three months")
{
    /// <summary>The campaign.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("campaign_id", "ID_message")]
    [ArgumentCompleter(typeof(ListedIdCompleter<Campaign>))]
    public long? CampaignId { get; set; }

    /// <summary>The delivery.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_send")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? SendId { get; set; }

    /// <summary>The first day: a DateTime, a DateTimeOffset or an ISO 8601 text.</summary>
    [Parameter]
    [IsoDate]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public object? From { get => GivenFrom; set => GivenFrom = value; }

    /// <summary>The last day, in the same forms.</summary>
    [Parameter]
    [IsoDate]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public object? To { get => GivenTo; set => GivenTo = value; }

    private protected override void ProcessInput()
    {
        if (!AreIds(nameof(SendId), SendId) || !AreIds(nameof(CampaignId), CampaignId))
        {
            return;
        }

        if (SendId is long sendId)
        {
            if (HasDays && !MyInvocation.ExpectingInput)
            {
                Refuse("-From and -To choose deliveries of a campaign: leave them out with -SendId.", "From");
            }
            else if (IsNew((nameof(SendId), sendId)))
            {
                string described = FormattableString.Invariant($"delivery {sendId}");
                WriteExisting(client => client.GetDelivery(sendId, CampaignId), sendId, described);
            }
        }
        else if (CampaignId is not long campaignId)
        {
            Refuse("There is no ID of a delivery or a campaign. Give -SendId or -CampaignId, or pipe in what has one.", nameof(CampaignId));
        }
        else if (IsNew((nameof(CampaignId), campaignId)))
        {
            TellDays();
            WriteRows(client => client.GetDeliveries(campaignId, FirstDay, LastDay), campaignId);
        }
    }
}
