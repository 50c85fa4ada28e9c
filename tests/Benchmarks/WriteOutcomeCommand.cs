using System;
using System.Management.Automation;

namespace MailkitPS.Benchmarks;

/// <summary>Makes outcomes from nothing and writes them: of every hundred recipients, six are in trouble.</summary>
[Cmdlet(VerbsCommunications.Write, "Outcome")]
[OutputType(typeof(MassMailOutcome))]
public sealed class WriteOutcomeCommand : PSCmdlet
{
    private static readonly DateTime SentAt = new(2026, 3, 14, 9, 26, 53);

    /// <summary>How many outcomes.</summary>
    [Parameter(Mandatory = true)]
    public int Count { get; set; }

    /// <summary>Of how many domains their addresses are.</summary>
    [Parameter(Mandatory = true)]
    public int Domains { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        for (int row = 1; row <= Count; row++)
        {
            RecipientOutcome outcome = (row % 100) switch
            {
                0 => RecipientOutcome.Missing,
                1 or 2 => RecipientOutcome.Refused,
                3 or 4 => RecipientOutcome.Failed,
                5 => RecipientOutcome.Waiting,
                _ => RecipientOutcome.Sent,
            };
            bool isRefused = outcome == RecipientOutcome.Refused;
            WriteObject(new MassMailOutcome(row, FormattableString.Invariant($"recipient{row}@domain{row % Domains}.example"), outcome)
            {
                ErrorCode = isRefused ? (int)SendMassError.InvalidEmail : null,
                Info = isRefused ? "invalid email status permanent" : null,
                SendId = 60001,
                SendMessageId = row,
                Date = SentAt.AddSeconds(row % 20_000),
            });
        }
    }
}
