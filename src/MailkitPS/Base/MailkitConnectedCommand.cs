using System;
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
            if (target is int position && MyInvocation.ExpectingInput)
            {
                // There is no ID that the text could name, and an address it must not name.
                e.WithMessage(FormattableString.Invariant($"Input {position}: {e.Message}"));
            }

            WriteFailure(e, target ?? connection, isLookup: true);
            return false;
        }
    }
}
