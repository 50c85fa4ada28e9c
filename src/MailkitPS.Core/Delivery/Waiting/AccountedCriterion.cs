using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// All requests together: each is stable, and a reading of all messages that began after that has found everybody. What is decided on is
/// read right before, because nobody knows whether the totals of a delivery count messages that are queued. A request that Mailkit refuses
/// is not waited for: whom it refused nobody knows, and who was found has been seen all the same.
/// </summary>
/// <param name="reading">The reading of the messages.</param>
/// <param name="summary">What it has found.</param>
/// <param name="stable">When a request is stable.</param>
/// <param name="until">What is waited for.</param>
/// <param name="endsEarly">End before the settle time where nothing can be expected any more.</param>
internal sealed class AccountedCriterion(
    MassMailReading reading, MassMailSummary summary, StableCriterion stable, WaitUntil until, bool endsEarly) : ISettleCriterion
{
    public SendMassState State => SendMassState.Accounted;

    public PolledSource Evidence => reading;

    public bool NeedsEvidence => reading.IsAwaited && !reading.IsDecisive && reading.Failures == 0;

    /// <summary>An error that got another date or other words would else stand for a second input of its recipient.</summary>
    public bool CountsByRecipient => true;

    public IReadOnlyList<PolledSource> WhatSettles(PolledSource polled, IReadOnlyList<WaitingRequest> requests)
    {
        requests = [.. requests.Where(request => request.Status.State != SendMassState.Failed)];
        reading.IsAwaited = requests.All(IsStable);
        bool isThere = (reading.IsAwaited && reading.IsDecisive && HasFoundAll) || (endsEarly && IsThereEarly(requests));
        return polled == reading && isThere ? [.. requests, reading] : [];
    }

    private bool HasFoundAll => until == WaitUntil.Finished ? summary.IsFinished : summary.IsAccounted;

    /// <summary>A request whose time is over has not become stable, whatever its last poll returned.</summary>
    private bool IsStable(WaitingRequest request) => request.IsWaiting && stable.IsStable(request);

    private bool IsThereEarly(IReadOnlyList<WaitingRequest> requests) =>
        summary.IsFinished
        && summary.AmbiguousCount == 0
        && requests.All(request => request.IsWaiting && request.Status.PollCount > 0);
}
