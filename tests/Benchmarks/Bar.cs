using System;

namespace MailkitPS.Benchmarks;

/// <summary>A figure and the limit on one side of it that must not be passed.</summary>
internal sealed record Bar(string What, double Measured, double Limit, bool IsLeast = false)
{
    public bool Holds => IsLeast ? Measured >= Limit : Measured <= Limit;

    public string ToMarkdown() =>
        FormattableString.Invariant($"| {What} | {Measured:0.00} | {(IsLeast ? "≥" : "≤")} {Limit} | {(Holds ? "yes" : "**no**")} |");
}
