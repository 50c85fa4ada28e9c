namespace MailkitPS;

/// <summary>How far reading the result of a mass send has come.</summary>
public enum SendMassState
{
    /// <summary>One look at what was there; whether more would come is not known.</summary>
    Snapshot = 0,

    /// <summary>Still being asked, or stopped before it had settled.</summary>
    Waiting,

    /// <summary>Presumed complete: the API has no signal that says so.</summary>
    Settled,

    /// <summary>The wait ended at its deadline.</summary>
    TimedOut,

    /// <summary>The call failed; <see cref="SendMassStatus.LastError"/> says why.</summary>
    Failed,

    /// <summary>
    /// Everybody who was submitted has been seen in a report or a result. It does not mean complete: the API has no signal
    /// that says so. Only a comparison, which knows who was submitted, has this state.
    /// </summary>
    Accounted,
}
