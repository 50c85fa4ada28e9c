using System;
using System.Globalization;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Runs a wait on the pipeline thread: pulls it step by step and writes what each step says.</summary>
internal sealed class WaitWriter : IDisposable
{
    private const int ActivityId = 1;

    /// <summary>At most so often is the progress written.</summary>
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(1);

    private readonly GetMailkitSendMassResultCommand _command;
    private readonly SendMassWait _wait;
    private readonly IClock _clock;
    private readonly TimeSpan _settleTime;

    /// <summary>
    /// What is left of the second that may be spent on first polls before all requests are known: a wrong code then fails at
    /// once, and a stalled poll does not hold up the requests that are still to come.
    /// </summary>
    private TimeSpan _timeForFirstPolls = TimeSpan.FromSeconds(1);
    private TimeSpan? _progressAt;

    public WaitWriter(GetMailkitSendMassResultCommand command, MailkitClient client, SendMassWaitOptions options)
    {
        _command = command;
        _wait = client.WaitForSendMassResults(options);
        _clock = client.Clock;
        _settleTime = options.SettleTime;
    }

    /// <summary>Adds a request; null when it is one of the requests already.</summary>
    public SendMassStatus? Add(long requestId, long? sendId, DateTimeOffset? submittedAt)
    {
        SendMassStatus? status = _wait.Add(requestId, sendId, submittedAt);
        _command.WriteVerbose(status is null
            ? FormattableString.Invariant($"{requestId} was given twice; it is one request.")
            : FormattableString.Invariant($"Should this end early, the wait for {requestId} goes on with: {_command.ResumeCommand(status)}"));
        return status;
    }

    /// <summary>Begins the first polls and takes those that end soon.</summary>
    public void MakeFirstPolls()
    {
        TimeSpan started = _clock.Elapsed;
        do
        {
            TimeSpan left = _timeForFirstPolls - (_clock.Elapsed - started);
            WaitStep? step = Next(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            if (step?.Status is null)
            {
                break;
            }

            Write(step);
        }
        while (_wait.HasOpenFirstPoll);

        _timeForFirstPolls -= _clock.Elapsed - started;
    }

    /// <summary>Waits until every request has ended.</summary>
    public void Run()
    {
        if (_wait.StartDeadline(out double enoughSeconds) is string tooShort)
        {
            _command.WriteWarning(FormattableString.Invariant($"{tooShort} -WaitTimeoutSec {enoughSeconds} is enough."));
        }

        try
        {
            while (Next(ProgressInterval) is WaitStep step)
            {
                Write(step);
                WriteProgress();
            }
        }
        finally
        {
            CloseProgress();
        }
    }

    public void Dispose() => _wait.Dispose();

    private WaitStep? Next(TimeSpan longest) => _command.Call(token => _wait.NextAsync(longest, token));

    private void Write(WaitStep step)
    {
        foreach (string line in step.Verbose)
        {
            _command.WriteVerbose(line);
        }

        foreach (string warning in step.Warnings)
        {
            _command.WriteWarning(warning);
        }

        if (step.Status is not SendMassStatus status)
        {
            return;
        }

        _command.WriteRows(step.Rows, status);
        if (step.IsTimedOut)
        {
            _command.WriteError(Errors.WaitTimeout(status, step.Failure, _command.ResumeCommand(status)));
        }
        else if (step.Failure is MailkitException failure)
        {
            _command.WriteFailure(failure, status.RequestId);
        }
    }

    private void WriteProgress()
    {
        TimeSpan now = _clock.Elapsed;
        if (now - _progressAt < ProgressInterval)
        {
            return;
        }

        _progressAt = now;
        double untilSettled = _wait.UntilSettleTime.TotalSeconds;
        double passed = _settleTime > TimeSpan.Zero ? 1 - Math.Min(1, untilSettled / _settleTime.TotalSeconds) : 1;
        string status = string.Format(
            CultureInfo.InvariantCulture,
            "{0} rows so far; next poll in {1:0} s",
            _wait.RowCount,
            Math.Ceiling(_wait.UntilNextPoll.TotalSeconds));
        _command.WriteProgress(NewProgress(status, (int)(100 * passed), (int)Math.Min(int.MaxValue, Math.Ceiling(untilSettled))));
    }

    private void CloseProgress()
    {
        if (_progressAt is null)
        {
            return;
        }

        ProgressRecord end = NewProgress("Ended", 100, 0);
        end.RecordType = ProgressRecordType.Completed;
        try
        {
            _command.WriteProgress(end);
        }
        catch (PipelineStoppedException)
        {
            // Stopped: nothing can be written any more, and the host has cleared the bar itself.
        }
    }

    private static ProgressRecord NewProgress(string status, int percent, int seconds) =>
        new(ActivityId, "Waiting for the results of mass sends", status) { PercentComplete = percent, SecondsRemaining = seconds };
}
