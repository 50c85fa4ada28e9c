using System;
using System.Linq;

namespace MailkitPS;

/// <summary>How to go on with a wait of Compare-MailkitMassMail. Who was submitted is its input, and no part of the command.</summary>
/// <param name="command">The cmdlet that waits.</param>
/// <param name="scope">What it looks for.</param>
/// <param name="connection">What it looks over.</param>
internal sealed class ComparisonResume(CompareMailkitMassMailCommand command, ComparisonScope scope, MailkitConnection connection)
{
    /// <summary>What to do, with which a sentence ends.</summary>
    public override string ToString() => $"{HowToPipe} {CommandLine}";

    /// <summary>Addresses and the names of columns are the caller's: they are not repeated.</summary>
    private string HowToPipe
    {
        get
        {
            string[] given =
            [
                .. new[] { nameof(command.Email), nameof(command.EmailId), nameof(command.FieldMap) }
                    .Where(command.IsGiven)
                    .Select(name => $"-{name}"),
            ];
            return given.Length == 0
                ? "pipe the same input into:"
                : $"pipe the same input, with the same {string.Join(" and ", given)}, into:";
        }
    }

    private string CommandLine
    {
        get
        {
            ResumeCommand line = new("Compare-MailkitMassMail", $"-RequestId {string.Join(", ", scope.RequestIds)}");
            if (command.SendId is long[] sendIds)
            {
                line.Add($"-SendId {string.Join(", ", sendIds.Distinct())}");
            }
            else
            {
                line.Add($"-CampaignId {string.Join(", ", scope.CampaignIds)}");
            }

            if (scope.SubmittedAt is DateTimeOffset submittedAt)
            {
                line.Add($"-SubmittedAt {IsoTime.Format(submittedAt)}");
            }

            if (command.Baseline is long after)
            {
                line.Add($"-After {after}");
            }

            if (command.ReadsRaw)
            {
                line.Add($"-ReadFrom {CompareMailkitMassMailCommand.Raw}");
            }

            if (command.IsGiven(nameof(command.Outcome)))
            {
                line.Add($"-Outcome {string.Join(", ", command.Outcome)}");
            }

            line.AddIf(command.CaseSensitive, nameof(command.CaseSensitive));
            command.Waiting.AddTo(line, laterSec: (scope.LastSubmittedAt - scope.SubmittedAt)?.TotalSeconds ?? 0);
            line.AddIf(command.EndEarly, nameof(command.EndEarly));
            if (command.Until != WaitUntil.Accounted)
            {
                line.Add($"-Until {command.Until}");
            }

            return line.Over(connection);
        }
    }
}
