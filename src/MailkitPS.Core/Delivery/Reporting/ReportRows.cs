using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>What rows of one kind say, in numbers: it is all that a report keeps of them.</summary>
/// <param name="maximumRow">How many recipients are named at most.</param>
internal sealed class ReportRows(int maximumRow)
{
    /// <summary>Mailkit has eight numbers of errors; many others would be no numbers of errors.</summary>
    private const int MaxErrors = 1000;

    private readonly Dictionary<int, int> _errors = [];

    public bool Any => Counts.Total > 0;

    public OutcomeCounts Counts { get; } = new();

    /// <summary>How many recipients were refused with each number of an error.</summary>
    public IReadOnlyDictionary<int, int> Errors => _errors;

    public DomainTable Domains { get; } = new();

    /// <summary>When recipients were refused, and when mail came back.</summary>
    public Timeline Time { get; } = new();

    /// <summary>How many of those had no date that could be read.</summary>
    public int UndatedCount { get; private set; }

    public WorstRecipients Worst { get; } = new(maximumRow);

    /// <summary>Counts a row.</summary>
    public void Add(
        RecipientOutcome outcome, string? email, DateTime? date, int? error = null, string? words = null, int? position = null)
    {
        Counts.Add(outcome);
        Domains.Add(email, outcome);
        if (outcome == RecipientOutcome.Sent)
        {
            return;
        }

        Worst.Add(outcome, () => new(outcome, email, position, error, words));
        if (outcome is not (RecipientOutcome.Refused or RecipientOutcome.Failed))
        {
            return;
        }

        if (date is DateTime time)
        {
            bool isError = outcome == RecipientOutcome.Refused;
            Time.Add(time, isError ? 1 : 0, isError ? 0 : 1);
        }
        else
        {
            UndatedCount++;
        }

        if (outcome == RecipientOutcome.Refused && error is int number && (_errors.Count < MaxErrors || _errors.ContainsKey(number)))
        {
            _errors.TryGetValue(number, out int count);
            _errors[number] = count + 1;
        }
    }
}
