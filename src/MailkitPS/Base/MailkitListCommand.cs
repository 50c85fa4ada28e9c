using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// A cmdlet over a function that can only answer with its whole list. The function is called once a command, however many names and
/// IDs are wanted, and the rows are selected here.
/// </summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
public abstract class MailkitListCommand<TRow> : MailkitConnectedCommand
    where TRow : class
{
    private readonly string _noun;
    private readonly Func<MailkitClient, MailkitRowReader<TRow>> _read;
    private readonly Func<TRow, string?> _nameOf;
    private readonly Func<TRow, long?> _idOf;
    private List<long>? _wantedIds;
    private int _inputs;

    private protected MailkitListCommand(
        string noun, Func<MailkitClient, MailkitRowReader<TRow>> read, Func<TRow, string?> nameOf, Func<TRow, long?> idOf)
    {
        _noun = noun;
        _read = read;
        _nameOf = nameOf;
        _idOf = idOf;
    }

    /// <summary>Only those with one of these names; wildcards are allowed, and letter case does not count.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>The IDs of the current input; the parameter that sets them is the cmdlet's own.</summary>
    private protected long[]? Ids
    {
        get;
        set
        {
            // Even an empty one is a wish for some, and must not pass for a wish for all.
            _wantedIds ??= [];
            field = value;
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _inputs++;
        if (Ids is { Length: > 0 })
        {
            _wantedIds!.AddRange(Ids);
        }
        else if (MyInvocation.ExpectingInput)
        {
            WriteError(Errors.InvalidArgument(FormattableString.Invariant($"Input {_inputs} has no ID of a {_noun}."), _inputs));
        }
        else if (_wantedIds is not null)
        {
            Stop(Errors.InvalidArgument($"The ID of the {_noun} is empty. Leave it out to read every {_noun}.", null));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A pipeline that brought no ID, because it was empty or PowerShell refused what it brought, asks for nothing either.
        if (_wantedIds is { Count: 0 } || (_wantedIds is null && MyInvocation.ExpectingInput))
        {
            return;
        }

        ListSelection selection = new(Name, _wantedIds, PatternOf);
        MailkitConnection connection = GetConnection();
        if (!WriteRows(_read, null, isWanted: row => IsWanted(row, selection, connection)))
        {
            return;
        }

        foreach (object missing in selection.NotFound)
        {
            string described = missing is long ? FormattableString.Invariant($"the ID {missing}") : $"the name '{missing}'";
            string message = selection.HasBoth
                ? $"There is no {_noun} with {described} that is wanted by its name and by its ID, too."
                : $"There is no {_noun} with {described}. It may have been deleted, or belong to another account.";
            WriteError(Errors.NotFound(message, missing));
        }
    }

    /// <summary>Whether a row is wanted; Tab offers the ID of one that is.</summary>
    private bool IsWanted(TRow row, ListSelection selection, MailkitConnection connection)
    {
        bool isTaken = selection.Takes(_nameOf(row), _idOf(row));
        if (isTaken && _idOf(row) is long id)
        {
            ListedIdStore.Current.Add(typeof(TRow), connection, id, _nameOf(row));
        }

        return isTaken;
    }
}
