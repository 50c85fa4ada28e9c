using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>
/// What Compare-MailkitMassMail says of where its rows come from: to Verbose, as warnings, and in the caveats of the summary.
/// </summary>
/// <param name="command">The cmdlet that says it.</param>
/// <param name="scope">What it looks for.</param>
/// <param name="comparison">What has been found, with its summary and its caveats.</param>
internal sealed class ComparisonNotes(CompareMailkitMassMailCommand command, ComparisonScope scope, MassMailComparison comparison)
{
    private MassMailSummary Summary => comparison.Summary;

    /// <summary>Tells which requests there are, and what is not known of them.</summary>
    public void TellOfRequests()
    {
        Summary.SubmittedAt = scope.SubmittedAt is DateTimeOffset time ? IsoTime.Format(time) : null;
        Summary.RequestIds = string.Join(", ", scope.RequestIds);
        if (scope.UnknownRequests > 0 && !command.IsGiven(nameof(command.ErrorRow)))
        {
            Warn(MassMailCaveats.NoRequestId(scope.UnknownRequests));
        }

        if (scope.SubmittedAt is null)
        {
            comparison.Caveats.Add(MassMailCaveats.NoSubmissionTime);
        }
    }

    /// <summary>Tells whether the inputs can be those that were sent.</summary>
    /// <param name="refusedCount">How many inputs were refused.</param>
    public void TellOfInputs(int refusedCount)
    {
        if (refusedCount > 0)
        {
            comparison.Caveats.Add(MassMailCaveats.NotCompared(refusedCount));
        }

        if (scope.RequestedCount > 0 && scope.RequestedCount != Summary.SubmittedCount)
        {
            command.WriteWarning(FormattableString.Invariant(
                $"The requests had {scope.RequestedCount} recipients, and the input has {Summary.SubmittedCount}: is it the same input?"));
        }
    }

    /// <summary>Tells into which deliveries was looked, and what that means.</summary>
    public void TellOfDeliveries(IReadOnlyList<long> sendIds)
    {
        string ids = sendIds.Count > 0 ? string.Join(", ", sendIds) : "none";
        Summary.Source = command.ReadFrom;
        command.WriteVerbose(command.IsGiven(nameof(command.SendId))
            ? $"Deliveries: {ids}, as -SendId says."
            : $"Deliveries: {ids}, found by the errors and by the campaign {string.Join(", ", scope.CampaignIds)} since "
                + $"{Summary.SubmittedAt}.");
        if (sendIds.Count == 0)
        {
            command.WriteWarning(MassMailCaveats.NoDelivery);
            comparison.Caveats.Insert(0, MassMailCaveats.NoDelivery);
        }

        TakeDeliveries(sendIds);
    }

    /// <summary>Tells of which deliveries the messages were that were read before.</summary>
    public void TellOfGivenDeliveries()
    {
        Summary.Source = nameof(command.DeliveryRow);
        TakeDeliveries(comparison.SendIds);
    }

    /// <summary>Tells of messages that no date leaves out.</summary>
    public void TellOfDates()
    {
        if (comparison.UndatedCount > 0 && scope.SubmittedAt is not null)
        {
            comparison.Caveats.Add(MassMailCaveats.NoDates(comparison.UndatedCount));
        }
    }

    /// <summary>Tells of results that could not be read.</summary>
    public void TellOfResults(IReadOnlyCollection<long> unreadIds)
    {
        if (unreadIds.Count > 0)
        {
            Warn(MassMailCaveats.NoResult(unreadIds));
        }
    }

    /// <summary>Says at once what the summary says, too.</summary>
    private void Warn(string caveat)
    {
        command.WriteWarning(caveat);
        comparison.Caveats.Add(caveat);
    }

    private void TakeDeliveries(IReadOnlyList<long> sendIds)
    {
        Summary.SendIds = string.Join(", ", sendIds);
        if (sendIds.Count > 1)
        {
            comparison.Caveats.Add(MassMailCaveats.SeveralDeliveries(sendIds));
        }
    }
}
