using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// A cmdlet over a function that answers with its whole list. The function is called once a command, however many names and IDs are
/// wanted, and the rows are selected here.
/// </summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
public abstract class MailkitListCommand<TRow> : MailkitLookupCommand
    where TRow : class
{
    private readonly string _noun;
    private readonly Func<MailkitClient, MailkitRowReader<TRow>> _read;
    private readonly Func<TRow, string?> _nameOf;
    private readonly Func<TRow, long?> _idOf;
    private readonly Func<MailkitClient, long, MailkitRowReader<TRow>>? _readOne;
    private readonly string _idParameter;
    private List<long>? _wantedIds;

    /// <param name="noun">What the rows are, for messages.</param>
    /// <param name="read">Reads the whole list.</param>
    /// <param name="nameOf">The name of a row.</param>
    /// <param name="idOf">The ID of a row.</param>
    /// <param name="readOne">
    /// Reads the row with the only ID that is typed; null where the function can only answer with its whole list.
    /// </param>
    /// <param name="idParameter">The parameter that gives IDs.</param>
    private protected MailkitListCommand(
        string noun,
        Func<MailkitClient, MailkitRowReader<TRow>> read,
        Func<TRow, string?> nameOf,
        Func<TRow, long?> idOf,
        Func<MailkitClient, long, MailkitRowReader<TRow>>? readOne = null,
        string idParameter = "ID")
    {
        _idParameter = idParameter;
        _noun = noun;
        _read = read;
        _nameOf = nameOf;
        _idOf = idOf;
        _readOne = readOne;
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

    /// <summary>What the error of a name or an ID that is not there says of it.</summary>
    private protected virtual string WhyMissing => Errors.PerhapsDeleted;

    private protected override void ProcessInput()
    {
        if (Ids is { Length: > 0 } ids)
        {
            if (AreIds(_idParameter, ids.Cast<long?>()))
            {
                _wantedIds!.AddRange(ids);
            }
        }
        else if (MyInvocation.ExpectingInput)
        {
            Refuse($"There is no ID of a {_noun}.", _idParameter);
        }
        else if (_wantedIds is not null)
        {
            Refuse($"The ID of the {_noun} is empty. Leave it out to read every {_noun}.", _idParameter);
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

        long[]? ids = _wantedIds?.Distinct().ToArray();
        ListSelection selection = new(Name, ids, PatternOf);
        Func<MailkitClient, MailkitRowReader<TRow>> read = _readOne is not null && ids is { Length: 1 } && !MyInvocation.ExpectingInput
            ? client => _readOne(client, ids[0])
            : _read;
        SortedDictionary<long, string?> listed = ListedIdStore.Current.ListOf(typeof(TRow), GetConnection());
        SortedSet<string> names = ListedIdStore.Current.NamesOf(typeof(TRow), GetConnection());
        if (!WriteRows(read, null, isWanted: row => IsWanted(row, selection, listed, names)))
        {
            return;
        }

        foreach (object missing in selection.NotFound)
        {
            string described = missing is long ? FormattableString.Invariant($"the ID {missing}") : $"the name '{missing}'";
            string message = selection.HasBoth
                ? $"There is no {_noun} with {described} that is wanted by its name and by its ID, too."
                : $"There is no {_noun} with {described}. {WhyMissing}";
            WriteError(Errors.NotFound(message, missing));
        }
    }

    /// <summary>Whether a row is wanted; Tab offers the ID of one that is, or the name of one that has no ID.</summary>
    private bool IsWanted(TRow row, ListSelection selection, SortedDictionary<long, string?> listed, SortedSet<string> names)
    {
        bool isTaken = selection.Takes(_nameOf(row), _idOf(row));
        if (isTaken && _idOf(row) is long id)
        {
            listed[id] = _nameOf(row);
        }
        else if (isTaken && _nameOf(row) is string name)
        {
            names.Add(name);
        }

        return isTaken;
    }
}
