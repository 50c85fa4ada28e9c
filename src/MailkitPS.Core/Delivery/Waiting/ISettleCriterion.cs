using System.Collections.Generic;

namespace MailkitPS;

/// <summary>Says when a wait has what it waits for.</summary>
internal interface ISettleCriterion
{
    /// <summary>The state in which a request ends that has what it waits for.</summary>
    SendMassState State { get; }

    /// <summary>What is polled beside the requests; null for nothing.</summary>
    PolledSource? Evidence { get; }

    /// <summary>Whether the evidence is polled at once, because a decision depends on it.</summary>
    bool NeedsEvidence { get; }

    /// <summary>Rows of a request are told apart by their recipients alone, whatever else of them changes from poll to poll.</summary>
    bool CountsByRecipient { get; }

    /// <summary>What has what it waits for, and ends, now that a poll was complete.</summary>
    /// <param name="polled">What was polled.</param>
    /// <param name="requests">The requests of the wait, those that have ended included.</param>
    IReadOnlyList<PolledSource> WhatSettles(PolledSource polled, IReadOnlyList<WaitingRequest> requests);
}
