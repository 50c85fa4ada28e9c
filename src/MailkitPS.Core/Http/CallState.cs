using System;
using System.Text;

namespace MailkitPS;

/// <summary>How a call stands, for a person who waits for it.</summary>
/// <param name="function">The function that is called.</param>
/// <param name="attempt">Which attempt it is, from 1; during a pause the one that comes after it.</param>
/// <param name="maxAttempts">How many there are at most.</param>
/// <param name="rowCount">How many rows have been handed out.</param>
internal sealed class CallState(string function, int attempt, long maxAttempts, long rowCount)
{
    /// <summary>A figure beyond this says nothing to anybody.</summary>
    private const double MaxShownSeconds = 24 * 60 * 60;

    public string Function => function;

    /// <summary>How long until this attempt begins; null while it is under way.</summary>
    public TimeSpan? Pause { get; set; }

    /// <summary>
    /// For how many seconds the call can go on if Mailkit says nothing more; null while it waits for a connection to be free.
    /// </summary>
    public double? MaxSeconds { get; set; }

    /// <summary>How far a walk over pages has come, where the call is part of one.</summary>
    public string? Walk { get; set; }

    /// <summary>The same for a progress bar; null where it cannot be told.</summary>
    public int? SecondsRemaining => MaxSeconds <= MaxShownSeconds ? (int)Math.Ceiling(MaxSeconds.Value) : null;

    /// <summary>The attempt, the rows, and how long it may take, in one line.</summary>
    public override string ToString()
    {
        if (MaxSeconds is null)
        {
            return "waiting for a connection to be free";
        }

        StringBuilder text = new(Walk is null ? string.Empty : $"{Walk}, ");
        text.Append(FormattableString.Invariant($"attempt {attempt} of {maxAttempts}"));
        if (Pause is TimeSpan pause)
        {
            text.Append(FormattableString.Invariant($" in {Math.Ceiling(pause.TotalSeconds)} s"));
        }

        if (rowCount > 0 && Walk is null)
        {
            text.Append(FormattableString.Invariant($", {rowCount} {(rowCount == 1 ? "row" : "rows")} so far"));
        }

        if (SecondsRemaining is int seconds)
        {
            text.Append(rowCount > 0
                ? FormattableString.Invariant($", {seconds} s of silence would end it")
                : FormattableString.Invariant($", at most {seconds} s more"));
        }

        return text.ToString();
    }
}
