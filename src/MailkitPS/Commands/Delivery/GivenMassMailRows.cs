using System;
using System.Linq;

namespace MailkitPS;

/// <summary>The errors and messages that were read before and are given to Compare-MailkitMassMail.</summary>
/// <param name="command">The cmdlet that has them.</param>
/// <param name="scope">What it looks for.</param>
/// <param name="walk">What becomes of them.</param>
internal sealed class GivenMassMailRows(CompareMailkitMassMailCommand command, ComparisonScope scope, MassMailWalk walk)
{
    /// <summary>
    /// Adds the rows of -ErrorRow. A file may hold the errors of other requests, too, who would be refused here without having been.
    /// </summary>
    public void AddErrors()
    {
        int others = 0;
        command.ReadGiven(nameof(command.ErrorRow), () =>
        {
            foreach (SendMassResult row in MassMailRows.Errors(command.ErrorRow ?? []))
            {
                if (IsOfOther(row))
                {
                    others++;
                }
                else
                {
                    walk.AddError(row);
                }
            }
        });
        if (others > 0)
        {
            command.WriteWarning(FormattableString.Invariant(
                $"Errors of other requests in -ErrorRow: {others}. They were left out: neither -Request nor -RequestId names theirs."));
        }
    }

    /// <summary>Adds the rows of -DeliveryRow.</summary>
    public void AddMessages() => command.ReadGiven(nameof(command.DeliveryRow), () =>
    {
        foreach (SeenMessage message in MassMailRows.Messages(command.DeliveryRow!))
        {
            walk.Comparison.AddMessage(message);
        }
    });

    private bool IsOfOther(SendMassResult row) =>
        row.RequestId != 0 && scope.RequestIds.Length > 0 && !scope.RequestIds.Contains(row.RequestId);
}
