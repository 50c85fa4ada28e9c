using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that uses a connection.</summary>
public abstract class MailkitConnectedCommand : MailkitCommand
{
    /// <summary>A connection or its name; by default the runspace's default connection.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public virtual object? Connection { get; set; }

    /// <summary>The connection that was asked for.</summary>
    private protected MailkitConnection GetConnection()
    {
        MailkitConnection? connection = ResolveConnection(out ErrorRecord? error);
        if (connection is null)
        {
            Stop(error!);
        }

        return connection;
    }

    /// <summary>The name of the connection that was asked for; null if there is none, or if what was given cannot be one.</summary>
    private protected string? ConnectionName => MailkitTransformationAttribute.Unwrap(Connection) switch
    {
        MailkitConnection given => given.Name,

        // Without -Name a connection has its client ID as its name, which PowerShell reads as a number.
        IConvertible and not DBNull => LanguagePrimitives.ConvertTo<string>(Connection),
        _ => null,
    };

    /// <summary>The connection that was asked for, or the error that says why there is none.</summary>
    /// <param name="error">Why there is none.</param>
    /// <param name="input">What the error says of the input that the connection came with; empty if it was typed.</param>
    private protected MailkitConnection? ResolveConnection(out ErrorRecord? error, string input = "")
    {
        ConnectionStore store = ConnectionStore.Current;
        if (Connection is null)
        {
            error = store.Default is null ? Errors.NotConnected(store.All) : null;
            return store.Default;
        }

        if (ConnectionName is not string name)
        {
            error = Errors.InvalidArgument(
                $"{input}-Connection takes an object from Connect-Mailkit -PassThru, or the name of a connection. "
                + "A connection cannot be used in another process: connect there.",
                Connection);
            return null;
        }

        MailkitConnection? connection = MailkitTransformationAttribute.Unwrap(Connection) as MailkitConnection ?? store.Find(name);
        error = connection is null ? Errors.ConnectionNotFound(name, store.All, input) : null;
        return connection;
    }

    /// <summary>
    /// Calls Mailkit and writes each row as it arrives. A failed call is the error of its input, and the next input goes on.
    /// </summary>
    /// <param name="call">Makes the call. Values that cannot be sent are refused here, before confirmation.</param>
    /// <param name="target">The target of the error if the call fails: an ID or the position of the input; null: the connection.</param>
    /// <param name="action">What the call changes, for the confirmation; null for a read, which needs none.</param>
    /// <param name="isWanted">Which rows are written; null for all of them.</param>
    /// <returns>Whether the call was made and its answer is complete.</returns>
    private protected bool WriteRows<TRow>(
        Func<MailkitClient, IRowSource<TRow>> call, object? target, string? action = null, Predicate<TRow>? isWanted = null)
        where TRow : class
    {
        MailkitConnection connection = GetConnection();
        try
        {
            using IRowSource<TRow> reader = call(connection.Client);
            if (action is not null && !IsConfirmed($"{action}, at {connection}"))
            {
                return false;
            }

            foreach (TRow row in Pull(reader).SelectMany(rows => rows))
            {
                if (isWanted is null || isWanted(row))
                {
                    WriteObject(row);
                }
            }

            return true;
        }
        catch (MailkitException e)
        {
            WriteFailure(NameInput(e, target), target ?? connection, isLookup: true);
            return false;
        }
    }

    /// <summary>
    /// Makes one call that changes something, once, if that is confirmed, and tells what came of it: it is done, Mailkit refused it, it
    /// was not made, or nobody knows.
    /// </summary>
    /// <param name="call">Makes the call.</param>
    /// <param name="plan">What is changed, in words.</param>
    /// <param name="write">Writes the answer.</param>
    /// <returns>Whether it is done.</returns>
    /// <exception cref="MailkitException">A value of the call cannot be sent; nobody has been asked.</exception>
    private protected bool Change<TRow>(
        Func<MailkitClient, MailkitRowReader<TRow>> call, PlannedChange plan, Action<IReadOnlyList<TRow>>? write = null)
        where TRow : class => CallOnce(call, plan.Action, plan.Question, write, e =>
    {
        SendOutcome outcome = SendOutcomes.Of(e);
        if (outcome == SendOutcome.Refused)
        {
            WriteFailure(NameInput(e, plan.Target), plan.Target, isLookup: true);
        }
        else
        {
            WriteError(Errors.ChangeIncomplete(plan, outcome, e, GetConnection()));
        }
    },
    beforeCall: plan.BeforeCall);

    /// <summary>
    /// Makes a call once, if it is confirmed. What it answers is written before anything that a preference of the user may make the end of
    /// the pipeline.
    /// </summary>
    /// <param name="call">Makes the call. Values that cannot be sent are refused here, before confirmation.</param>
    /// <param name="action">What is about to be done, for -WhatIf and Verbose; it names no address.</param>
    /// <param name="question">What the person who confirms is asked, where it differs.</param>
    /// <param name="write">Writes the answer.</param>
    /// <param name="fail">Tells of a failure.</param>
    /// <param name="sent">The positions of the input that were sent so far; null for a cmdlet that does not count them.</param>
    /// <param name="beforeCall">What comes between the confirmation and the call; null for nothing.</param>
    /// <param name="isAnswerKnown">It is known what the answer holds, so that a member which is not known is worth a warning.</param>
    /// <returns>Whether it was made and its answer is a success.</returns>
    private protected bool CallOnce<TRow>(
        Func<MailkitClient, MailkitRowReader<TRow>> call,
        string action,
        string? question,
        Action<IReadOnlyList<TRow>>? write,
        Action<MailkitException> fail,
        PositionRanges? sent = null,
        Action? beforeCall = null,
        bool isAnswerKnown = true)
        where TRow : class
    {
        MailkitConnection connection = GetConnection();
        using MailkitRowReader<TRow> reader = call(connection.Client);
        if (!IsConfirmed($"{action}, at {connection}", question is null ? null : $"{question}, at {connection}", sent))
        {
            return false;
        }

        beforeCall?.Invoke();
        bool isDone = false;
        try
        {
            List<TRow> answer = Call(reader.ReadAllAsync, () => reader.State);
            isDone = true;
            write?.Invoke(answer);
        }
        catch (MailkitException e)
        {
            fail(e);
        }

        WriteNotes(reader, isAnswerKnown);
        return isDone;
    }

    /// <summary>
    /// Ends the command where a typed ID is none, or is empty: what it was to narrow would be left whole. It is wrong for every input.
    /// </summary>
    private protected void RequireTypedIds(params (string Name, long? Id)[] typed)
    {
        foreach ((string name, long? id) in typed)
        {
            if (id is long given && RefusedId.Is(given))
            {
                Stop(Errors.InvalidArgument(RefusedId.Describe($"-{name}", given), name));
            }

            if (id is null && MyInvocation.BoundParameters.ContainsKey(name))
            {
                Stop(Errors.InvalidArgument($"-{name} is empty.", name));
            }
        }
    }

    /// <summary>The failure of a piped input that has no ID which the text could name, and an address that it must not name.</summary>
    private MailkitException NameInput(MailkitException failure, object? target) => target is int position && MyInvocation.ExpectingInput
        ? failure.WithMessage(FormattableString.Invariant($"Input {position}: {failure.Message}"))
        : failure;
}
