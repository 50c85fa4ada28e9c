using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Runs a wait on the pipeline thread, step by step, and writes the rows and messages of each step.</summary>
internal sealed class WaitWriter : IDisposable
{
    private const int ActivityId = 1;

    /// <summary>The minimum time between two progress records.</summary>
    private static readonly TimeSpan MinProgressInterval = TimeSpan.FromSeconds(1);

    private readonly MailkitCommand _command;
    private readonly Action<IReadOnlyList<SendMassResult>, SendMassStatus> _writeRows;
    private readonly string _connectionName;
    private readonly SendMassWaitOptions _options;
    private readonly SendMassWait _wait;
    private readonly IClock _clock;

    /// <summary>
    /// What is left of the one second for first polls before all requests are known: an early poll shows a wrong MD5 code at once,
    /// and the limit keeps a slow poll from holding up the requests that are still to come.
    /// </summary>
    private TimeSpan _timeForFirstPolls = TimeSpan.FromSeconds(1);
    private TimeSpan? _progressAt;

    /// <param name="command">The cmdlet that waits and writes.</param>
    /// <param name="connection">The connection that reads the results.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="writeRows">Writes the rows of a request.</param>
    public WaitWriter(
        MailkitCommand command,
        MailkitConnection connection,
        SendMassWaitOptions options,
        Action<IReadOnlyList<SendMassResult>, SendMassStatus> writeRows)
    {
        _command = command;
        _writeRows = writeRows;
        _connectionName = connection.Name;
        _options = options;
        _wait = connection.Client.WaitForSendMassResults(options);
        _clock = connection.Client.Clock;
    }

    /// <summary>Adds a request; null if it has been added already.</summary>
    public SendMassStatus? Add(long requestId, long? sendId, DateTimeOffset? submittedAt)
    {
        SendMassStatus? status = _wait.Add(requestId, sendId, submittedAt);
        _command.WriteVerbose(status is null
            ? FormattableString.Invariant($"{requestId} was given twice; it counts as one request.")
            : FormattableString.Invariant($"If this ends early, resume the wait for {requestId} with: {ResumeCommand(status)}"));
        return status;
    }

    /// <summary>Starts the first polls, and writes the results of those that end soon.</summary>
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
            while (Next(MinProgressInterval) is WaitStep step)
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

    private WaitStep? Next(TimeSpan maxTime) => _command.Call(token => _wait.NextAsync(maxTime, token));

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

        _writeRows(step.Rows, status);
        if (step.IsTimedOut)
        {
            _command.WriteError(Errors.WaitTimeout(status, step.Failure, ResumeCommand(status)));
        }
        else if (step.Failure is MailkitException failure)
        {
            _command.WriteFailure(failure, status.RequestId);
        }
    }

    /// <summary>The command that resumes a wait: it needs only the request and the time of its submission.</summary>
    private string ResumeCommand(SendMassStatus status)
    {
        SendMassWaitOptions defaults = new();
        List<string> words = ["Get-MailkitSendMassResult", FormattableString.Invariant($"-RequestId {status.RequestId}")];
        if (status.SendId is long sendId)
        {
            words.Add(FormattableString.Invariant($"-SendId {sendId}"));
        }

        words.Add($"-SubmittedAt {status.SubmittedAt} -WaitForCompletion");
        AddUnlessDefault("SettleTimeSec", _options.SettleTime.TotalSeconds, defaults.SettleTime.TotalSeconds);
        AddUnlessDefault("PollIntervalSec", _options.PollInterval.TotalSeconds, defaults.PollInterval.TotalSeconds);
        AddUnlessDefault("StablePolls", _options.StablePolls, defaults.StablePolls);
        AddUnlessDefault("WaitTimeoutSec", _options.WaitTimeout?.TotalSeconds ?? 0, defaults.WaitTimeout!.Value.TotalSeconds);
        words.Add($"-Connection {ConnectionNameCompleter.Quote(_connectionName)}");
        return string.Join(" ", words);

        void AddUnlessDefault(string name, double value, double standard)
        {
            if (value != standard)
            {
                words.Add(FormattableString.Invariant($"-{name} {value:0}"));
            }
        }
    }

    private void WriteProgress()
    {
        TimeSpan now = _clock.Elapsed;
        if (now - _progressAt < MinProgressInterval)
        {
            return;
        }

        _progressAt = now;
        double untilSettled = _wait.UntilSettleTime.TotalSeconds;
        double settleTime = _options.SettleTime.TotalSeconds;
        double passed = settleTime > 0 ? 1 - Math.Min(1, untilSettled / settleTime) : 1;
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
            // Nothing can be written any more, but the host has cleared the bar itself.
        }
    }

    private static ProgressRecord NewProgress(string status, int percent, int seconds) =>
        new(ActivityId, "Waiting for the results of mass sends", status) { PercentComplete = percent, SecondsRemaining = seconds };
}
