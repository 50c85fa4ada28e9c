using System;
using static MailkitPS.MailkitParameter;

namespace MailkitPS;

public sealed partial class MailkitClient
{
    /// <summary>
    /// The totals of the campaigns that were sent (<c>mailkit.report</c>, documented in part). Without a first day Mailkit takes the last
    /// month, and heeds no last day (seen in clients).
    /// </summary>
    /// <param name="from">The first day; null for none.</param>
    /// <param name="to">The last day; null for none.</param>
    public MailkitRowReader<CampaignReport> GetCampaignReports(DateTime? from = null, DateTime? to = null) =>
        Read(new("mailkit.report", Day("range_from", from), Day("range_to", to)), () => new CampaignReport());

    /// <summary>
    /// The deliveries of a campaign with their totals (<c>mailkit.report.campaign</c>, documented in part). Without a first day Mailkit
    /// takes the last three months, and heeds no last day (seen in clients).
    /// </summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="from">The first day; null for none.</param>
    /// <param name="to">The last day; null for none.</param>
    public MailkitRowReader<Delivery> GetDeliveries(long campaignId, DateTime? from = null, DateTime? to = null) => Read(
        new("mailkit.report.campaign", Required("ID_message", campaignId), Day("range_from", from), Day("range_to", to)),
        () => new Delivery(campaignId));

    /// <summary>The totals of one delivery (<c>mailkit.report.message</c>, documented): one row.</summary>
    /// <param name="sendId">The delivery.</param>
    /// <param name="campaignId">Its campaign, which the answer does not name; null where it is not known.</param>
    public MailkitRowReader<Delivery> GetDelivery(long sendId, long? campaignId = null) =>
        Read(new("mailkit.report.message", Required("ID_send", sendId)), () => new Delivery(campaignId, sendId));

    /// <summary>
    /// The recipients of a delivery with their state (<c>mailkit.report.message.recipients</c>, documented). One answer, however many they
    /// are.
    /// </summary>
    /// <param name="sendId">The delivery.</param>
    public MailkitRowReader<DeliveryRecipient> GetDeliveryRecipients(long sendId) =>
        Read(new("mailkit.report.message.recipients", Required("ID_send", sendId)), () => new DeliveryRecipient(sendId));

    /// <summary>The reactions to a delivery over time (<c>mailkit.report.message.feedback</c>, documented in part).</summary>
    /// <param name="sendId">The delivery.</param>
    /// <param name="period"><c>DAY</c>, <c>WEEK</c> or <c>MONTH</c>, counted from the sending; null for the default, <c>DAY</c>.</param>
    public MailkitRowReader<DeliveryFeedback> GetDeliveryFeedback(long sendId, string? period = null) => Read(
        new("mailkit.report.message.feedback", Required("ID_send", sendId), Optional("period", period, "DAY")),
        () => new DeliveryFeedback(sendId));

    /// <summary>The links of a delivery that were clicked (<c>mailkit.report.message.links</c>, documented).</summary>
    /// <param name="sendId">The delivery.</param>
    public MailkitRowReader<DeliveryLink> GetDeliveryLinks(long sendId) =>
        Read(new("mailkit.report.message.links", Required("ID_send", sendId)), () => new DeliveryLink(sendId));

    /// <summary>Who clicked a link of a delivery (<c>mailkit.report.message.links.visitors</c>, documented in part).</summary>
    /// <param name="sendId">The delivery.</param>
    /// <param name="urlId">The link.</param>
    public MailkitRowReader<LinkVisitor> GetLinkVisitors(long sendId, long urlId) => Read(
        new("mailkit.report.message.links.visitors", Required("ID_send", sendId), Required("ID_url", urlId)),
        () => new LinkVisitor(sendId, urlId));

    /// <summary>The messages of a delivery that came back (<c>mailkit.report.message.bounces</c>, documented in part).</summary>
    /// <param name="sendId">The delivery.</param>
    public MailkitRowReader<DeliveryBounce> GetDeliveryBounces(long sendId) =>
        Read(new("mailkit.report.message.bounces", Required("ID_send", sendId)), () => new DeliveryBounce(sendId));

    /// <summary>A day as reports take it; XML-RPC has an empty text in place of none (seen in a client).</summary>
    private static MailkitParameter Day(string name, DateTime? day) => Optional(name, WireText.Day(day), string.Empty);
}
