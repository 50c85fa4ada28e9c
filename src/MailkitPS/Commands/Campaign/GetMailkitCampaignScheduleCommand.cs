using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the pending deliveries of a campaign.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitCampaignSchedule")]
[OutputType(typeof(ScheduledDelivery))]
public sealed class GetMailkitCampaignScheduleCommand() : MailkitOptionalIdCommand("campaign", nameof(CampaignId))
{
    /// <summary>The campaign.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_message", "campaign_id")]
    [ArgumentCompleter(typeof(ListedIdCompleter<Campaign>))]
    public long? CampaignId { get => Id; set => Id = value; }

    private protected override void Read(long? id) => WriteRows(client => client.GetCampaignSchedule(id), id);
}
