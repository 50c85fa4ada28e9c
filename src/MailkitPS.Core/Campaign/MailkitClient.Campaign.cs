using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
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

    /// <summary>Makes a campaign (<c>mailkit.campaigns.create</c>, documented in part). Never repeated.</summary>
    /// <param name="draft">What it is to be.</param>
    internal MailkitRowReader<Campaign> CreateCampaign(CampaignDraft draft) => Change(
        new("mailkit.campaigns.create", draft.ToParameters()) { IsStruct = true },
        () => new Campaign
        {
            Name = draft.Name,
            Subject = draft.Subject,
            MessageType = draft.MessageType,
            MailingListIds = draft.MailingListId?.ToString(CultureInfo.InvariantCulture),
        });

    /// <summary>Sends a campaign now (<c>mailkit.campaigns.single.schedule</c>, documented in part). Never repeated.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="options">What this delivery has in place of what the campaign has.</param>
    internal MailkitRowReader<CampaignSend> SendCampaign(long campaignId, DeliveryOptions options) =>
        Schedule(new CampaignSend(campaignId, null, null), options);

    /// <summary>Schedules a delivery of a campaign (<c>mailkit.campaigns.single.schedule</c>). Never repeated.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="sendDate">When, by the clocks of the zone.</param>
    /// <param name="timeZone">The name of the zone.</param>
    /// <param name="options">What this delivery has in place of what the campaign has.</param>
    /// <exception cref="MailkitException">The time is past in every zone of the world.</exception>
    internal MailkitRowReader<CampaignSend> ScheduleCampaign(
        long campaignId, DateTime sendDate, string timeZone, DeliveryOptions options) => WallClock.IsPastEverywhere(sendDate, Clock.UtcNow)
        ? throw new MailkitException(
            MailkitErrorKind.InvalidArgument, $"{WallClock.Format(sendDate)} is past in every time zone: nothing can be scheduled for it.")
        : Schedule(new CampaignSend(campaignId, sendDate, timeZone), options);

    /// <summary>
    /// Sends a test message of a campaign (<c>mailkit.campaigns.messages.test</c>, documented in part). It is called in XML-RPC, whatever
    /// the options say, because no other form is known. Never repeated.
    /// </summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="email">Who gets it.</param>
    /// <param name="previewEmailId">The recipient whose data it shows; null for nobody.</param>
    /// <param name="version">A or B of an A/B test; null for none.</param>
    /// <param name="content">The variables of the template; null for none.</param>
    internal MailkitRowReader<TestMailResult> SendTestMail(
        long campaignId, string email, long? previewEmailId, string? version, IDictionary? content) => Change(
        new(
            "mailkit.campaigns.messages.test",
            Required("ID_message", campaignId),
            Required("send_to", email),
            Optional("ID_preview_email", previewEmailId, 0),
            Optional("version", version, string.Empty),
            Required("content", StructMembers.Of(("content", WireText.Base64Leaves(content)))))
        {
            Address = email,
        },
        () => new TestMailResult(campaignId, email));

    private MailkitRowReader<CampaignSend> Schedule(CampaignSend send, DeliveryOptions options)
    {
        List<MailkitParameter> parameters =
        [
            Required("ID_message", send.CampaignId),
            Optional("subject", options.Subject, string.Empty),
            Required("send_date", send.SendDate is DateTime date ? WallClock.Format(date) : "now"),
            Required("time_zone", send.TimeZone ?? string.Empty),

            // A position that is kept for older clients (documented).
            Optional("condition", null, string.Empty),
            Optional("ID_template", options.TemplateId, string.Empty),
        ];

        // Texts, unlike other IDs (documented).
        string? feed = options.DeliveryFeedId?.ToString(CultureInfo.InvariantCulture);
        string? query = options.QueryId?.ToString(CultureInfo.InvariantCulture);
        if (_protocol == MailkitProtocol.XmlRpc)
        {
            parameters.Add(Required("options", StructMembers.Of(("ID_delivery_feed", feed), ("ID_query", query))));
        }
        else
        {
            parameters.Add(Optional("ID_delivery_feed", feed, string.Empty));
            parameters.Add(Optional("ID_query", query, string.Empty));
        }

        return Send<CampaignSend>(
            new MailkitCall("mailkit.campaigns.single.schedule", parameters),
            answer =>
            {
                send.Extra = AnswerText.Of(answer.Values!);
                return [send];
            });
    }
}
