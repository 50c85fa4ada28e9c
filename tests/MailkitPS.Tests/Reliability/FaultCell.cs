using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reliability;

/// <summary>One fault: what the server does, and what has to become of it.</summary>
internal sealed record FaultCell(WireForm Form, string Fault, Answer[] Answers, FaultOutcome Expected)
{
    /// <summary>Whether the time-out decides what becomes of it.</summary>
    public bool IsAboutTime =>
        Fault.Contains("silence", StringComparison.Ordinal) || Fault.Contains("drip", StringComparison.Ordinal);

    /// <summary>As a test is named.</summary>
    public override string ToString() => $"{Form}: {Fault}";
}
