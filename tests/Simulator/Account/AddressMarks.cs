using System;
using System.Globalization;

namespace MailkitPS.Simulator;

/// <summary>
/// What an address asks for, so that a test can have any outcome: error-6@example.com fails with that error code, status-7@example.com
/// is answered with that status, late-3@example.com shows in the reports from their third reading on, wait-3@example.com waits until
/// then, failed@example.com comes back, and never@example.com does not show at all.
/// </summary>
internal readonly record struct AddressMarks(int? Error, int? Status, int Late, int Wait, bool IsFailed, bool IsNever)
{
    /// <summary>Reads an address.</summary>
    public static AddressMarks Of(string address) => new(
        NumberIn(address, "error-"),
        NumberIn(address, "status-"),
        NumberIn(address, "late-") ?? 0,
        NumberIn(address, "wait-") ?? 0,
        address.StartsWith("failed", StringComparison.Ordinal),
        address.StartsWith("never", StringComparison.Ordinal));

    /// <summary>Whether a report shows the message at this reading, from 1.</summary>
    public bool IsShownAfter(int reads) => !IsNever && reads >= Late;

    /// <summary>Whether the message still waits at this reading, from 1.</summary>
    public bool WaitsAfter(int reads) => reads < Wait;

    private static int? NumberIn(string address, string mark)
    {
        if (!address.StartsWith(mark, StringComparison.Ordinal))
        {
            return null;
        }

        string digits = address[mark.Length..].Split('@')[0];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
