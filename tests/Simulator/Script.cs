using System;
using System.Collections.Generic;
using System.Threading;

namespace MailkitPS.Simulator;

/// <summary>Answers in turn; the last one repeats.</summary>
internal sealed class Script(IReadOnlyList<Answer> answers)
{
    private int _calls;

    /// <summary>The answer of the next call.</summary>
    public Answer Next() => answers[Math.Min(Interlocked.Increment(ref _calls), answers.Count) - 1];
}
