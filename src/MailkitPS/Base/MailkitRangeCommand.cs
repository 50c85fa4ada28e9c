using System;

namespace MailkitPS;

/// <summary>A cmdlet that looks up what was sent on some days. Where none are given, Mailkit takes some by itself.</summary>
public abstract class MailkitRangeCommand : MailkitLookupCommand
{
    private const string FromName = "From";
    private const string ToName = "To";

    private readonly string _defaultDays;

    /// <param name="defaultDays">The days that Mailkit takes where none are given, such as "the last month".</param>
    private protected MailkitRangeCommand(string defaultDays)
    {
        _defaultDays = defaultDays;
    }

    /// <summary>What was given for the first day; the parameter is the cmdlet's own.</summary>
    private protected object? GivenFrom { get; set; }

    /// <summary>What was given for the last day; the parameter is the cmdlet's own.</summary>
    private protected object? GivenTo { get; set; }

    /// <summary>The first day, with the digits that were given; null for none.</summary>
    private protected DateTime? FirstDay { get; private set; }

    /// <summary>The last day, with the digits that were given; null for none.</summary>
    private protected DateTime? LastDay { get; private set; }

    /// <summary>Whether days were given.</summary>
    private protected bool HasDays => FirstDay is not null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        FirstDay = ReadDate(GivenFrom, $"-{FromName}")?.Date;
        LastDay = ReadDate(GivenTo, $"-{ToName}")?.Date;
        if (LastDay is not null && FirstDay is null)
        {
            Stop(Errors.InvalidArgument("-To needs -From: Mailkit ignores a last day without a first.", ToName));
        }

        if (LastDay < FirstDay)
        {
            Stop(Errors.InvalidArgument("-From lies behind -To.", FromName));
        }
    }

    /// <summary>Says which days Mailkit takes, where it takes them by itself.</summary>
    private protected void TellDays()
    {
        if (!HasDays)
        {
            WriteVerbose($"Without -From, Mailkit takes {_defaultDays} by itself (seen in clients).");
        }
    }
}
