using System.Management.Automation;

namespace MailkitPS.Tests.Reliability;

/// <summary>What a user sees of a fault: the error, how often the server was asked, and the rows that came nevertheless.</summary>
internal sealed record FaultOutcome(string? ErrorId, ErrorCategory? Category, int Attempts, int Rows);
