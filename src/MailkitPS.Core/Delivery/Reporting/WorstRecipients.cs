using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>The first so many recipients to whom the mail was not sent, the worst first.</summary>
/// <param name="max">How many are kept at most.</param>
internal sealed class WorstRecipients(int max)
{
    /// <summary>Nobody knows; not sent; came back; may still arrive.</summary>
    public static readonly IReadOnlyList<RecipientOutcome> WorstFirst =
        [RecipientOutcome.Missing, RecipientOutcome.Refused, RecipientOutcome.Failed, RecipientOutcome.Waiting];

    private readonly List<ReportedRecipient>[] _kept = [.. WorstFirst.Select(_ => new List<ReportedRecipient>())];
    private int _count;

    /// <summary>Those that are kept.</summary>
    public IEnumerable<ReportedRecipient> All => _kept.SelectMany(recipients => recipients);

    /// <summary>Keeps a recipient, unless there are enough that are as bad or worse.</summary>
    /// <param name="outcome">What is known of the recipient.</param>
    /// <param name="make">Makes what is kept.</param>
    public void Add(RecipientOutcome outcome, Func<ReportedRecipient> make)
    {
        int place = 0;
        while (place < WorstFirst.Count && WorstFirst[place] != outcome)
        {
            place++;
        }

        if (place == WorstFirst.Count || (_count == max && !HasMilder(place)))
        {
            return;
        }

        _kept[place].Add(make());
        _count++;
    }

    /// <summary>Whether somebody with a milder outcome can give way, and if so, lets the last of them.</summary>
    private bool HasMilder(int place)
    {
        int mildest = Array.FindLastIndex(_kept, recipients => recipients.Count > 0);
        if (mildest <= place)
        {
            return false;
        }

        _kept[mildest].RemoveAt(_kept[mildest].Count - 1);
        _count--;
        return true;
    }
}
