using System;

namespace MailkitPS.Simulator;

/// <summary>Numbers that look drawn and are always the same.</summary>
internal static class Draw
{
    /// <summary>A number from 0 to less than <paramref name="count"/>.</summary>
    /// <param name="number">What it is drawn for, such as a message.</param>
    /// <param name="purpose">What it decides: another number for each thing that is drawn.</param>
    /// <param name="count">How many numbers there are to draw from.</param>
    public static int Of(long number, int purpose, int count)
    {
        // The last steps of SplitMix64.
        ulong mixed = ((ulong)number + ((ulong)purpose << 40)) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)count);
    }

    /// <summary>One of several.</summary>
    public static T One<T>(long number, int purpose, ReadOnlySpan<T> from) => from[Of(number, purpose, from.Length)];
}
