namespace MailkitPS.Simulator;

/// <summary>
/// How the functions with pages behave: mailinglist.getstatus, mailinglist.engagement and report.raw.*. By default as Mailkit probably
/// does: from the start ID on, in the order of the IDs, as many rows as asked for.
/// </summary>
public sealed class SimulatedPaging
{
    /// <summary>Whether a page begins behind the start ID, not with it.</summary>
    public bool IsStartExclusive { get; init; }

    /// <summary>Whether the start ID is ignored, so that each page is the first.</summary>
    public bool IsStartIgnored { get; init; }

    /// <summary>Whether the rows of a page come in any order.</summary>
    public bool IsShuffled { get; init; }

    /// <summary>The most rows of a page, whatever is asked for; null for no such limit.</summary>
    public int? MaxRows { get; init; }

    /// <summary>A page ends behind the row with which it has so many bytes; null for no such limit.</summary>
    public int? MaxBytes { get; init; }

    /// <summary>
    /// How many rows arrive after each page of a function; 0 for none. Ten times as many, the last ones, are missing at first.
    /// </summary>
    public int ArrivingRows { get; init; }

    /// <summary>How many rows in turn have the same ID.</summary>
    public int RowsPerId { get; init; } = 1;

    /// <summary>Every second call of a function gets 429 and is asked to come again after so many seconds; null for never.</summary>
    public int? RetryAfterSec { get; init; }

    /// <summary>Which page of a function, from 1, breaks off; 0 for none.</summary>
    public int CutPage { get; init; }

    /// <summary>Behind how many rows that page breaks off.</summary>
    public int CutRows { get; init; }
}
