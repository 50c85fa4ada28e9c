using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reliability;

/// <summary>One fault: what the server does, and what has to become of it.</summary>
internal sealed record FaultCell(WireForm Form, string Fault, Answer[] Answers, FaultOutcome Expected)
{
    /// <summary>As a test is named.</summary>
    public override string ToString() => $"{Form}: {Fault}";
}
