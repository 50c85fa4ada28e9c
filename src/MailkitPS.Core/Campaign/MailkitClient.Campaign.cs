using static MailkitPS.MailkitParameter;

namespace MailkitPS;

public sealed partial class MailkitClient
{
    /// <summary>The campaigns of the account (<c>mailkit.campaigns.list</c>, documented in part).</summary>
    /// <param name="campaignId">Only this campaign; an ID that does not exist has no row.</param>
    public MailkitRowReader<Campaign> GetCampaigns(long? campaignId = null) => Read(
        new MailkitCall("mailkit.campaigns.list", campaignId is null ? [] : [TopLevel("ID_message", campaignId)]),
        () => new Campaign());

    /// <summary>The past deliveries, the newest first (<c>mailkit.campaigns.history</c>, documented in part).</summary>
    /// <param name="count">How many at most: 1 to 50.</param>
    /// <param name="campaignId">Only those of this campaign; null for those of all.</param>
    public MailkitRowReader<CampaignRun> GetCampaignHistory(int count, long? campaignId = null) => Read(
        new MailkitCall("mailkit.campaigns.history", Required("list_count", count), Optional("ID_message", campaignId, 0))
        {
            IsStruct = true,
        },
        () => new CampaignRun());

    /// <summary>The pending deliveries (<c>mailkit.campaigns.schedule.list</c>, documented in part).</summary>
    /// <param name="campaignId">The campaign; Mailkit's pages disagree whether one has to be named.</param>
    public MailkitRowReader<ScheduledDelivery> GetCampaignSchedule(long? campaignId = null) => Read(
        new MailkitCall("mailkit.campaigns.schedule.list", campaignId is null ? [] : [Required("ID_message", campaignId)]),
        () => new ScheduledDelivery(campaignId));

    /// <summary>The time zones that a schedule can name (<c>mailkit.campaigns.schedule.timezones</c>, documented in part).</summary>
    public MailkitRowReader<MailkitTimeZone> GetTimeZones() =>
        Read(new("mailkit.campaigns.schedule.timezones"), () => new MailkitTimeZone());
}
