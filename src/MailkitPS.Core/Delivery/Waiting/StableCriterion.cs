using System.Collections.Generic;

namespace MailkitPS;

/// <summary>Each request for itself: its settle time has passed, and several successive polls returned the same rows.</summary>
/// <param name="neededPolls">How many polls.</param>
internal sealed class StableCriterion(int neededPolls) : ISettleCriterion
{
    public SendMassState State => SendMassState.Settled;

    public PolledSource? Evidence => null;

    public bool NeedsEvidence => false;

    public bool CountsByRecipient => false;

    public IReadOnlyList<PolledSource> WhatSettles(PolledSource polled, IReadOnlyList<WaitingRequest> requests) =>
        IsStable((WaitingRequest)polled) ? [polled] : [];

    public bool IsStable(WaitingRequest request) => request.StablePolls >= neededPolls;
}
