using System;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that works on a connection.</summary>
public abstract class MailkitConnectedCommand : MailkitCommand
{
    /// <summary>A connection or its name; the default of the runspace unless given.</summary>
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

    /// <summary>The connection that was asked for, or the error that tells why there is none.</summary>
    private protected MailkitConnection? ResolveConnection(out ErrorRecord? error)
    {
        MailkitConnection? connection;
        switch (MailkitTransformationAttribute.Unwrap(Connection))
        {
            case null:
                connection = ConnectionStore.Current.Default;
                error = connection is null ? Errors.NotConnected() : null;
                return connection;
            case MailkitConnection given:
                error = null;
                return given;
            case string or int or long:
                // Without -Name a connection is called by its client ID, which PowerShell takes for a number.
                string name = LanguagePrimitives.ConvertTo<string>(Connection);
                connection = ConnectionStore.Current.Find(name);
                error = connection is null ? Errors.ConnectionNotFound(name) : null;
                return connection;
            default:
                error = Errors.InvalidArgument(
                    "-Connection takes what Connect-Mailkit -PassThru returns, or its name. A connection cannot be carried into another "
                    + "process: connect there.",
                    Connection);
                return null;
        }
    }

    /// <summary>
    /// Calls Mailkit and writes each row as it arrives. A failed call is the error of its input, and the next input goes on.
    /// </summary>
    /// <param name="call">Makes the call. What cannot be written is refused here, before anybody is asked.</param>
    /// <param name="target">What the error of a failed call is about: an ID or the position of the input.</param>
    /// <param name="action">What a call changes, as a person is asked about it; null for a read, about which nobody is asked.</param>
    /// <param name="isWanted">Which rows are written; null for all of them.</param>
    /// <returns>Whether the call was made and its answer is complete.</returns>
    private protected bool WriteRows<TRow>(
        Func<MailkitClient, MailkitRowReader<TRow>> call, object? target, string? action = null, Predicate<TRow>? isWanted = null)
        where TRow : class
    {
        MailkitConnection connection = GetConnection();
        try
        {
            using MailkitRowReader<TRow> reader = call(connection.Client);
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
            WriteFailure(e, target);
            return false;
        }
    }
}
