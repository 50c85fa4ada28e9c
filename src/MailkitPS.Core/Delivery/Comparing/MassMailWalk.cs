using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// Which calls tell what became of a mass send, and what their rows say: the deliveries of its campaigns, and the messages of each
/// delivery. Each call is made when its turn comes.
/// </summary>
/// <param name="comparison">What becomes of the messages and the errors.</param>
/// <param name="deliveries">Which deliveries they are.</param>
internal sealed class MassMailWalk(MassMailComparison comparison, MassMailDeliveries deliveries)
{
    public MassMailComparison Comparison { get; } = comparison;

    public MassMailDeliveries Deliveries { get; } = deliveries;

    /// <summary>Requests whose results cannot be read: nobody knows whom they refused.</summary>
    public List<long> UnreadIds { get; } = [];

    /// <summary>Adds an error that a result names: it may name a delivery that was not known.</summary>
    public void AddError(SendMassResult row)
    {
        Comparison.AddError(row);
        Deliveries.Find(row.SendId);
    }

    /// <summary>
    /// Looks up the deliveries of the campaigns. How a caller learns the delivery of a request is not known: another one of the campaign
    /// can only make somebody Sent whom it reached, and hides nobody, so that all count.
    /// </summary>
    public IEnumerable<TResult> FindDeliveries<TResult>(MailkitClient client, IMassMailReader<TResult> reader) =>
        Deliveries.CampaignIds.Select(campaignId => reader.Read(
            FormattableString.Invariant($"the deliveries of the campaign {campaignId}"),
            campaignId,
            client.GetDeliveries(campaignId, Deliveries.FirstDay),
            delivery => Deliveries.Find(delivery.SendId)));

    /// <summary>Reads the messages of a delivery.</summary>
    public TResult ReadMessages<TResult>(MailkitClient client, long sendId, IMassMailReader<TResult> reader)
    {
        string what = FormattableString.Invariant($"the recipients of the delivery {sendId}");
        if (!Deliveries.AreReadRaw)
        {
            return reader.Read(
                what, sendId, client.GetDeliveryRecipients(sendId), row => Comparison.AddMessage(SeenMessage.Of(row)));
        }

        MailkitPager<RawMessage> pager = client.GetRawMessages(sendId: sendId, options: Deliveries.PagingOptions);
        return reader.Read(
            what,
            sendId,
            pager,
            row =>
            {
                pager.MoveTo(row);
                Comparison.AddMessage(SeenMessage.Of(row));
            });
    }
}
