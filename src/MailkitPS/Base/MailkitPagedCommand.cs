using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// A cmdlet over a function that answers in pages: all pages are read, each when its rows are wanted, and an error says how to go on.
/// </summary>
public abstract class MailkitPagedCommand : MailkitLookupCommand
{
    private readonly PagingPosition _position = new();

    private bool _hasWalked;

    /// <summary>What narrows the current walk down; null where there is none.</summary>
    private string? _filter;

    private protected MailkitPagedCommand()
    {
    }

    /// <summary>Only rows with a greater ID; none or 0 means from the beginning.</summary>
    [Parameter]
    [MailkitId(AllowsZero = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? After { get; set; }

    /// <summary>How many rows a call asks for, and so how many calls are made; never how many rows are written.</summary>
    public abstract int PageSize { get; set; }

    /// <summary>The number of seconds between two pages.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int PageDelaySec { get; set; } = 1;

    /// <summary>The name of a variable that receives a <see cref="PagingPosition"/>, updated with each row.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? PositionVariable { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (PositionVariable is not null)
        {
            SessionState.PSVariable.Set(PositionVariable, _position);
        }
    }

    /// <summary>Walks over all pages and writes each row as it arrives. What has been read before is not read again.</summary>
    /// <param name="call">Makes the calls.</param>
    /// <param name="filter">The parameters that narrow the rows down, as on a command line; empty for none.</param>
    /// <param name="target">The target of the error if a call fails; null: the connection.</param>
    /// <param name="isWanted">Which rows are written; null for all of them.</param>
    private protected void WritePages<TRow>(
        Func<MailkitClient, PagingOptions, MailkitPager<TRow>> call, string filter, object? target, Predicate<TRow>? isWanted = null)
        where TRow : class
    {
        if (!IsNew(filter))
        {
            return;
        }

        if (_hasWalked && After > 0)
        {
            Stop(Errors.InvalidArgument(
                FormattableString.Invariant($"-After belongs to one input, and input {Position} is another one: ")
                    + "read it with a command of its own.",
                Position));
        }

        _hasWalked = true;
        PagingOptions options = new()
        {
            After = After,
            PageSize = PageSize,
            PageDelay = TimeSpan.FromSeconds(PageDelaySec),
            Filter = filter,
            Position = _position,
        };
        _filter = filter;
        try
        {
            WriteVerbose($"Should this end early, this goes on behind the last row: {CommandAfter("<its ID>")}");
            MailkitPager<TRow>? pager = null;
            WriteRows(
                client => pager = call(client, options),
                target,
                isWanted: row =>
                {
                    bool isWrittenNow = isWanted?.Invoke(row) != false;
                    bool wasOrdered = _position.IsOrdered;
                    pager!.MoveTo(row, isWrittenNow);
                    if (wasOrdered && !_position.IsOrdered)
                    {
                        WarnOfOrder();
                    }

                    return isWrittenNow;
                });
        }
        finally
        {
            _filter = null;
        }
    }

    /// <inheritdoc/>
    internal override void WriteFailure(MailkitException failure, object? target, string? advice = null, bool isLookup = false)
    {
        if (_filter is null)
        {
            base.WriteFailure(failure, target, advice, isLookup);
            return;
        }

        _position.LastError = failure.Message;
        object? subject = failure.Kind == MailkitErrorKind.PagingStalled ? _position : target;
        bool isMissing = failure.IsNotFound && _position.RowCount == 0;
        base.WriteFailure(failure, subject, isMissing ? null : HowToGoOn(), isLookup);
    }

    private void WarnOfOrder() => WriteWarning(
        $"{_position.Function} answers with rows that are not in the order of their IDs. Each is written all the same, but should this end "
        + "early, what goes on begins with the page that was being read, whose rows then come again.");

    /// <summary>How far the walk has come, and the command that goes on.</summary>
    private string HowToGoOn()
    {
        string written = _position.RowCount == 0
            ? "No row has been written. This begins again: "
            : _position is { IsOrdered: true, After: long after }
                ? FormattableString.Invariant($"Rows up to {after} have been written ({_position.RowCount}); there may be more. ")
                    + "This goes on behind them: "
                : FormattableString.Invariant($"{_position.RowCount} rows have been written; there may be more. ")
                    + "This goes on, and may write rows of the last page again: ";
        return written + CommandAfter(FormattableString.Invariant($"{_position.After}"));
    }

    /// <summary>The command that goes on behind an ID; from the beginning if it is empty.</summary>
    private string CommandAfter(string after)
    {
        ResumeCommand command = new(MyInvocation.MyCommand.Name);
        command.Add($"{_filter}");
        if (after.Length > 0)
        {
            command.Add($"-After {after}");
        }

        AddIfGiven(nameof(PageSize), PageSize);
        AddIfGiven(nameof(PageDelaySec), PageDelaySec);
        return command.Over(GetConnection());

        void AddIfGiven(string parameter, int value)
        {
            if (MyInvocation.BoundParameters.ContainsKey(parameter))
            {
                command.Add($"-{parameter} {value}");
            }
        }
    }
}
