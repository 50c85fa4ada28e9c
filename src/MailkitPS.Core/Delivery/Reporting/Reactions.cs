namespace MailkitPS;

/// <summary>The reactions to deliveries, added up over their stretches of time.</summary>
internal sealed class Reactions
{
    public int RowCount { get; private set; }

    public long Reads { get; private set; }

    public long Readers { get; private set; }

    public long Clicks { get; private set; }

    public long Visitors { get; private set; }

    public long OptOuts { get; private set; }

    public long SpamReports { get; private set; }

    public void Add(DeliveryFeedback row)
    {
        RowCount++;
        Reads += row.ReadCount ?? 0;
        Readers += row.OpenCount ?? 0;
        Clicks += row.ClickCount ?? 0;
        Visitors += row.VisitCount ?? 0;
        OptOuts += row.UnsubscribeCount ?? 0;
        SpamReports += row.SpamReportCount ?? 0;
    }
}
