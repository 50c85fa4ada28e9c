using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>Which deliveries a comparison looks into: those that are given, or those that are found.</summary>
internal sealed class MassMailDeliveries
{
    private readonly List<long> _sendIds = [];
    private readonly bool _areGiven;

    /// <param name="sendIds">The deliveries; none means those of the campaigns, and those that errors name.</param>
    /// <param name="campaignIds">The campaigns whose deliveries are looked up.</param>
    /// <param name="submittedAt">When the earliest request was submitted: older deliveries are not looked up.</param>
    public MassMailDeliveries(IReadOnlyCollection<long> sendIds, IReadOnlyCollection<long> campaignIds, DateTimeOffset? submittedAt)
    {
        _areGiven = sendIds.Count > 0;
        _sendIds.AddRange(sendIds.Distinct());
        CampaignIds = _areGiven ? [] : campaignIds;

        // The day before, because the day of the submission has not begun everywhere.
        FirstDay = submittedAt?.UtcDateTime.Date.AddDays(-1);
    }

    /// <summary>The campaigns whose deliveries are looked up.</summary>
    public IReadOnlyCollection<long> CampaignIds { get; }

    /// <summary>The day on which a delivery that is looked up can have begun; null for no limit.</summary>
    public DateTime? FirstDay { get; }

    /// <summary>The deliveries, in the order in which they were found.</summary>
    public IReadOnlyList<long> SendIds => _sendIds;

    /// <summary>Read page by page from the raw report, and not in one answer each.</summary>
    public bool AreReadRaw { get; set; }

    /// <summary>How the pages of the raw report are read.</summary>
    public PagingOptions PagingOptions { get; set; } = new();

    /// <summary>Takes note of a delivery, unless it is given which ones count.</summary>
    public void Find(long? sendId)
    {
        if (!_areGiven && sendId is long found && !_sendIds.Contains(found))
        {
            _sendIds.Add(found);
        }
    }
}
