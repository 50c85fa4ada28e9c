using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Sends the batches of a cmdlet on the pipeline thread: asks, calls, writes the answer, and tells what failed.</summary>
/// <typeparam name="TRecipient">The class of a recipient.</typeparam>
/// <typeparam name="TBatch">The class of a batch.</typeparam>
/// <typeparam name="TRow">The class of the row that a batch is answered with.</typeparam>
/// <param name="command">The cmdlet.</param>
/// <param name="connection">Where the batches go.</param>
/// <param name="sender">Makes the batches and the calls.</param>
/// <param name="describe">What is about to be done with a batch, for -WhatIf and Verbose; it names no address.</param>
/// <param name="write">Writes the answer to a batch.</param>
/// <param name="isAnswerKnown">It is known what the answer holds, so that a member which is not known is worth a warning.</param>
internal sealed class BatchWriter<TRecipient, TBatch, TRow>(
    MailkitInputCommand command,
    MailkitConnection connection,
    BatchSender<TRecipient, TBatch, TRow> sender,
    Func<TBatch, string> describe,
    Action<BatchResult<TRow>, TRow> write,
    bool isAnswerKnown) : IDisposable
    where TRecipient : IWireStruct
    where TBatch : RecipientBatch<TRecipient>
    where TRow : MailkitRow
{
    /// <summary>A batch has failed, and nothing is sent any more.</summary>
    public bool HasStopped => sender.HasStopped;

    /// <summary>Leaves a position out: nothing is sent any more.</summary>
    public void LeaveOut(int position) => sender.LeaveOut(position);

    /// <summary>Adds a recipient.</summary>
    /// <returns>Sends the batch that is full now, if there is one.</returns>
    /// <exception cref="MailkitException">The recipient cannot be sent. It was not added.</exception>
    public Action Add(TRecipient recipient, int position)
    {
        TBatch? full = sender.Add(recipient, position);
        return () => Send(full);
    }

    /// <summary>Sends what is left, and names what was left out.</summary>
    public void Finish()
    {
        Send(sender.TakeRest());
        if (sender.LeftOut.Any)
        {
            command.WriteWarning($"Not {command.Words.Done} after the failure: positions {sender.LeftOut} of the input.");
        }
    }

    public void Dispose() => sender.Dispose();

    private void Send(TBatch? batch)
    {
        if (batch is null || !command.IsConfirmed($"{describe(batch)}, at {connection}", sent: sender.Sent))
        {
            return;
        }

        BatchResult<TRow> result = command.Call(token => sender.SendAsync(batch, token), () => sender.CallState);
        // First of all, before anything that a preference of the user may make the end of the pipeline.
        if (result.Row is TRow row)
        {
            write(result, row);
        }
        else
        {
            WriteFailure(result, result.Failure!);
        }

        if (result.Call is not null)
        {
            command.WriteNotes(result.Call, isAnswerKnown);
        }
    }

    private void WriteFailure(BatchResult<TRow> result, MailkitException failure)
    {
        ErrorRecord error = Errors.BatchFailed(result, failure, goesOn: !sender.HasStopped, command.Words);
        if (failure.ConcernsEveryCall)
        {
            command.Stop(error);
        }

        command.WriteError(error);
    }
}
