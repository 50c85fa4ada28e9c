namespace MailkitPS;

/// <summary>How many recipients have each outcome.</summary>
internal sealed class OutcomeCounts
{
    public int Sent { get; set; }

    public int Waiting { get; set; }

    public int Failed { get; set; }

    public int Refused { get; set; }

    public int Missing { get; set; }

    public int Total => Sent + NotSent;

    public int NotSent => Waiting + Trouble;

    /// <summary>Those of whom it is not to be expected that they get the mail.</summary>
    public int Trouble => Failed + Refused + Missing;

    /// <summary>How many have an outcome.</summary>
    public int this[RecipientOutcome outcome] => outcome switch
    {
        RecipientOutcome.Sent => Sent,
        RecipientOutcome.Waiting => Waiting,
        RecipientOutcome.Failed => Failed,
        RecipientOutcome.Refused => Refused,
        _ => Missing,
    };

    /// <summary>The counts of a summary.</summary>
    public static OutcomeCounts Of(MassMailSummary summary) => new()
    {
        Sent = summary.SentCount,
        Waiting = summary.WaitingCount,
        Failed = summary.FailedCount,
        Refused = summary.RefusedCount,
        Missing = summary.MissingCount,
    };

    /// <summary>Counts one more.</summary>
    public void Add(RecipientOutcome outcome)
    {
        switch (outcome)
        {
            case RecipientOutcome.Sent:
                Sent++;
                break;
            case RecipientOutcome.Waiting:
                Waiting++;
                break;
            case RecipientOutcome.Failed:
                Failed++;
                break;
            case RecipientOutcome.Refused:
                Refused++;
                break;
            default:
                Missing++;
                break;
        }
    }

    /// <summary>Adds what others have.</summary>
    public void Add(OutcomeCounts others)
    {
        Sent += others.Sent;
        Waiting += others.Waiting;
        Failed += others.Failed;
        Refused += others.Refused;
        Missing += others.Missing;
    }
}
