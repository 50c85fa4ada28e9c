using System;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Hands the rows that a report takes to it: typed ones, and those of files, which are told by their columns.</summary>
/// <param name="report">The report.</param>
internal sealed class ReportRowReader(SendReport report)
{
    /// <summary>By what a row without a type is known. The first kind that fits counts.</summary>
    private static readonly (Type Type, string[] Columns)[] Kinds =
    [
        (typeof(MassMailOutcome), [nameof(MassMailOutcome.Email), nameof(MassMailOutcome.Outcome)]),
        (typeof(SendMassResult), [nameof(SendMassResult.Email), nameof(SendMassResult.ErrorCode)]),
        (typeof(DeliveryBounce), [nameof(DeliveryBounce.Email), nameof(DeliveryBounce.Status), nameof(DeliveryBounce.EmailStatus)]),
        (
            typeof(DeliveryRecipient),
            [
                nameof(DeliveryRecipient.Email), nameof(DeliveryRecipient.Status), nameof(DeliveryRecipient.ReadCount),
                nameof(DeliveryRecipient.ClickCount),
            ]),
        (typeof(DeliveryFeedback), [nameof(DeliveryFeedback.ReadCount), nameof(DeliveryFeedback.SpamReportCount)]),
    ];

    /// <summary>Counts a row.</summary>
    /// <exception cref="MailkitException">It is none, or one of its values cannot be read.</exception>
    public void Add(PSObject? input)
    {
        object? row = input?.BaseObject;
        if (input is not null && !TryAdd(row) && (KindOf(input) is not Type type || !TryAdd(OwnRow.Of(type, input))))
        {
            throw new MailkitException(
                MailkitErrorKind.InvalidArgument,
                $"It is {Describe(input)}, which a report cannot show. Pipe what Compare-MailkitMassMail, Get-MailkitSendMassResult, "
                + "Get-MailkitDeliveryRecipient, Get-MailkitDeliveryBounce or Get-MailkitDeliveryFeedback writes, or a CSV file of it.");
        }

        if (input is null)
        {
            throw new MailkitException(MailkitErrorKind.InvalidArgument, "It is null.");
        }
    }

    private bool TryAdd(object? row)
    {
        switch (row)
        {
            case MassMailOutcome outcome:
                report.Add(outcome);
                return true;
            case SendMassResult error:
                report.Add(error);
                return true;
            case DeliveryRecipient message:
                report.Add(message);
                return true;
            case DeliveryBounce bounce:
                report.Add(bounce);
                return true;
            case DeliveryFeedback feedback:
                report.Add(feedback);
                return true;
            default:
                return false;
        }
    }

    private static Type? KindOf(PSObject input)
    {
        if (input.BaseObject is not PSCustomObject)
        {
            return null;
        }

        // An object that says what it was is not judged by its columns.
        return OwnRow.WasOurs(input)
            ? Array.Find(Kinds, kind => OwnRow.Was(input, kind.Type)).Type
            : Array.Find(Kinds, kind => kind.Columns.All(column => input.Properties[column] is not null)).Type;
    }

    private static string Describe(PSObject input) => input.BaseObject switch
    {
        PSCustomObject => "an object without the columns of a row",
        object other => $"a {other.GetType().Name}",
    };
}
