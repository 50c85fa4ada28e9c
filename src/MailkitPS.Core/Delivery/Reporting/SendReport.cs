using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>
/// What became of a send, in numbers, out of rows of several kinds. Rows are counted as they come and dropped: what is kept grows with the
/// number of domains and of recipients that are named, not with that of the rows.
/// </summary>
/// <param name="maximumRow">How many recipients are named at most.</param>
internal sealed class SendReport(int maximumRow)
{
    private const int MaxStatuses = 1000;

    /// <summary>More than is shown: an address in it must be whole to be known as one.</summary>
    private const int MaxStatusLength = 400;

    private readonly Dictionary<string, int> _bounceStatuses = new(StringComparer.Ordinal);

    public ReportFacts Facts { get; } = new();

    /// <summary>What comparisons have found: it counts more than what it was made of.</summary>
    public ReportRows Outcomes { get; } = new(maximumRow);

    /// <summary>Messages of deliveries and errors of requests, of which nobody knows whether they are all.</summary>
    public ReportRows Rows { get; } = new(maximumRow);

    public ReportRows Bounces { get; } = new(maximumRow);

    public Reactions Reactions { get; } = new();

    /// <summary>How many rows of errors came.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>How many rows of deliveries came.</summary>
    public int MessageCount { get; private set; }

    /// <summary>How many outcomes have an error and a message.</summary>
    public int ErrorBesideMessageCount { get; private set; }

    /// <summary>How many outcomes are ambiguous.</summary>
    public int AmbiguousCount { get; private set; }

    /// <summary>Whether there are outcomes that do not know the summary of their comparison: they come from a file.</summary>
    public bool HasForeignOutcomes { get; private set; }

    /// <summary>Whether a recipient was submitted more than once.</summary>
    public bool HasRepeated { get; private set; }

    /// <summary>How many messages came back with each status.</summary>
    public IReadOnlyDictionary<string, int> BounceStatuses => _bounceStatuses;

    /// <summary>The rows that tell most of the recipients.</summary>
    public ReportRows People => IsComparison ? Outcomes : Rows.Any ? Rows : Bounces;

    /// <summary>Whether it is known who was submitted.</summary>
    public bool IsComparison => Outcomes.Any || Facts.Summaries.Count > 0;

    /// <summary>Whether only a part of the recipients of the comparison came.</summary>
    public bool IsPart => Facts.Summary is MassMailSummary summary && summary.SubmittedCount > Outcomes.Counts.Total;

    /// <summary>What became of all recipients. A comparison knows those too of whom no row came.</summary>
    public OutcomeCounts Counts => IsPart ? OutcomeCounts.Of(Facts.Summary!) : People.Counts;

    /// <summary>When recipients were refused, and when mail came back: of bounces their own rows know more.</summary>
    public Timeline Time => Bounces.Any && People != Bounces ? Timeline.Combine(People.Time, Bounces.Time) : People.Time;

    public void Add(MassMailOutcome row)
    {
        Outcomes.Add(row.Outcome, row.Email, row.Date, row.ErrorCode, row.Info, row.Position);
        Facts.Add(requestId: null, row.SendId);
        HasRepeated |= row.SubmittedCount > 1;
        AmbiguousCount += row.IsAmbiguous ? 1 : 0;
        ErrorBesideMessageCount += row.ErrorCode is not null && row.Outcome != RecipientOutcome.Refused ? 1 : 0;
        if (row.Summary is MassMailSummary summary)
        {
            Facts.Add(summary);
        }
        else
        {
            HasForeignOutcomes = true;
        }
    }

    public void Add(SendMassResult row)
    {
        ErrorCount++;
        Rows.Add(RecipientOutcome.Refused, row.Email, row.Date, row.ErrorCode, row.Info);
        Facts.Add(row.RequestId, row.SendId);
    }

    public void Add(DeliveryRecipient row)
    {
        MessageCount++;
        RecipientOutcome outcome = SeenMessage.Of(row).Outcome;
        Rows.Add(outcome, row.Email, row.Date, words: outcome == RecipientOutcome.Waiting ? row.Status : null);
        Facts.Add(requestId: null, row.SendId);
    }

    public void Add(DeliveryBounce row)
    {
        Bounces.Add(RecipientOutcome.Failed, row.Email, row.Date, words: $"{row.Status} {row.EmailStatus}".Trim());
        Facts.Add(requestId: null, row.SendId);
        string status = MessageText.Cut((row.Status ?? string.Empty).Trim(), MaxStatusLength);
        if (_bounceStatuses.TryGetValue(status, out int count) || _bounceStatuses.Count < MaxStatuses)
        {
            _bounceStatuses[status] = count + 1;
        }
    }

    public void Add(DeliveryFeedback row)
    {
        Reactions.Add(row);
        Facts.Add(requestId: null, row.SendId);
    }
}
