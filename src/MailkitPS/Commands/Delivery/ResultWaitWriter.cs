using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>The wait of Get-MailkitSendMassResult: each request for itself, and each row once.</summary>
/// <param name="command">The cmdlet that waits and writes.</param>
/// <param name="client">Its clock is the one that counts.</param>
/// <param name="parameters">How to wait.</param>
/// <param name="writeRows">Writes the rows of a request.</param>
/// <param name="writeFailure">Writes the error of a request that cannot be read.</param>
internal sealed class ResultWaitWriter(
    MailkitCommand command,
    MailkitClient client,
    WaitParameters parameters,
    Action<IReadOnlyList<SendMassResult>, SendMassStatus> writeRows,
    Action<MailkitException, SendMassStatus, MailkitConnection> writeFailure)
    : WaitWriter(command, client, parameters.ToOptions(grace: TimeSpan.Zero))
{
    private readonly Dictionary<SendMassStatus, MailkitConnection> _connections = [];

    /// <summary>What is waited for: the ID is what goes on with the wait.</summary>
    protected override string Standing
    {
        get
        {
            long[] waiting = [.. Wait.Waiting.Select(status => status.RequestId)];
            string names = waiting.Length == 0 ? "Ending" : MessageText.Few(waiting, 1);
            return FormattableString.Invariant($"{names}: {Wait.RowCount} rows so far");
        }
    }

    /// <summary>Adds a request, which is polled over its own connection; null if it has been added already.</summary>
    public SendMassStatus? Add(MailkitConnection connection, long requestId, long? sendId, DateTimeOffset? submittedAt)
    {
        SendMassStatus? status = Wait.Add(connection.Client, requestId, sendId, submittedAt);
        if (status is null)
        {
            Command.WriteVerbose(FormattableString.Invariant($"{requestId} was given twice; it counts as one request."));
            return null;
        }

        _connections.Add(status, connection);

        // The longest time-out of the connections that are used.
        TimeSpan timeout = TimeSpan.FromSeconds(connection.TimeoutSec);
        Options.Grace = timeout > Options.Grace ? timeout : Options.Grace;
        if (IsVerbose)
        {
            Command.WriteVerbose(
                FormattableString.Invariant($"If this ends early, resume the wait for {requestId} with: {ResumeCommand(status)}"));
        }

        return status;
    }

    protected override void Take(WaitStep step)
    {
        SendMassStatus status = step.Status!;
        writeRows(step.Rows, status);
        if (step.IsTimedOut)
        {
            Command.WriteError(Errors.WaitTimeout(status, step.Failure, ResumeCommand(status)));
        }
        else if (step.Failure is MailkitException failure)
        {
            writeFailure(failure, status, _connections[status]);
        }
    }

    /// <summary>The command that resumes a wait: it needs only the request and the time of its submission.</summary>
    private string ResumeCommand(SendMassStatus status)
    {
        ResumeCommand command = new("Get-MailkitSendMassResult", $"-RequestId {status.RequestId}");
        if (status.SendId is long sendId)
        {
            command.Add($"-SendId {sendId}");
        }

        command.Add($"-SubmittedAt {status.SubmittedAt}");
        parameters.AddTo(command);
        return command.Over(_connections[status]);
    }
}
