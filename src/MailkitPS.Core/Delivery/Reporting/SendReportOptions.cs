using System;

namespace MailkitPS;

/// <summary>How a report is written.</summary>
internal sealed class SendReportOptions
{
    /// <summary>The heading; null for one that the rows give.</summary>
    public string? Title { get; set; }

    /// <summary>How many recipients are named at most.</summary>
    public int MaximumRow { get; set; }

    /// <summary>Addresses are shown as they are.</summary>
    public bool IncludesAddresses { get; set; }

    /// <summary>When the page is made.</summary>
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>The cmdlet that makes it.</summary>
    public string Command { get; set; } = string.Empty;

    /// <summary>A text of somebody else, with addresses in it only where they are to be shown.</summary>
    public string Masked(string text) => IncludesAddresses ? text : AddressMask.In(text);
}
