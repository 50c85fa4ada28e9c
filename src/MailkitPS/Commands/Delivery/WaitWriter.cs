using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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
    private readonly Action<MailkitException, SendMassStatus, MailkitConnection> _writeFailure;
    private readonly Dictionary<SendMassStatus, MailkitConnection> _connections = [];
    private readonly SendMassWaitOptions _options;
    private readonly SendMassWait _wait;
    private readonly IClock _clock;
    private readonly ProgressLine _progress;

    /// <summary>The text for each of many requests costs time, so it is made only where somebody reads it.</summary>
    private readonly bool _isVerbose;

    /// <summary>
    /// What is left of the one second for first polls before all requests are known: an early poll shows a wrong MD5 code at once,
    /// and the limit keeps a slow poll from holding up the requests that are still to come.
    /// </summary>
    private TimeSpan _timeForFirstPolls = TimeSpan.FromSeconds(1);
    private TimeSpan? _progressAt;

    /// <param name="command">The cmdlet that waits and writes.</param>
    /// <param name="client">Its clock is the one that counts.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="writeRows">Writes the rows of a request.</param>
    /// <param name="writeFailure">Writes the error of a request that cannot be read.</param>
    public WaitWriter(
        MailkitCommand command,
        MailkitClient client,
        SendMassWaitOptions options,
        Action<IReadOnlyList<SendMassResult>, SendMassStatus> writeRows,
        Action<MailkitException, SendMassStatus, MailkitConnection> writeFailure)
    {
        _command = command;
        _writeRows = writeRows;
        _writeFailure = writeFailure;
        _options = options;
        _wait = new SendMassWait(options, client.Clock, client.Random);
        _clock = client.Clock;
        _progress = new ProgressLine(command, ActivityId);
        _isVerbose = command.PreferenceOf("Verbose", "VerbosePreference")
            is not (null or ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }

    /// <summary>Adds a request, which is polled over its own connection; null if it has been added already.</summary>
    public SendMassStatus? Add(MailkitConnection connection, long requestId, long? sendId, DateTimeOffset? submittedAt)
    {
        SendMassStatus? status = _wait.Add(connection.Client, requestId, sendId, submittedAt);
        if (status is null)
        {
            _command.WriteVerbose(FormattableString.Invariant($"{requestId} was given twice; it counts as one request."));
            return null;
        }

        _connections.Add(status, connection);
        TimeSpan timeout = TimeSpan.FromSeconds(connection.TimeoutSec);
        _options.Grace = timeout > _options.Grace ? timeout : _options.Grace;
        if (_isVerbose)
        {
            _command.WriteVerbose(
                FormattableString.Invariant($"If this ends early, resume the wait for {requestId} with: {ResumeCommand(status)}"));
        }

        return status;
    }

    /// <summary>Starts the first polls, and writes the results of those that end soon.</summary>
    public void MakeFirstPolls()
    {
        if (_timeForFirstPolls <= TimeSpan.Zero && !_wait.HasWork)
        {
            return;
        }

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
            string enough = enoughSeconds <= int.MaxValue
                ? FormattableString.Invariant($"-WaitTimeoutSec {enoughSeconds} is enough.")
                : "Only -WaitTimeoutSec 0, which means no limit, is enough.";
            _command.WriteWarning($"{tooShort} {enough}");
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
            _progress.Dispose();
        }
    }

    public void Dispose() => _wait.Dispose();

    private WaitStep? Next(TimeSpan maxTime) => _wait.TakeReady() ?? _command.Call(token => _wait.NextAsync(maxTime, token));

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
            _writeFailure(failure, status, _connections[status]);
        }
    }

    /// <summary>The command that resumes a wait: it needs only the request and the time of its submission.</summary>
    private string ResumeCommand(SendMassStatus status)
    {
        SendMassWaitOptions defaults = new();
        ResumeCommand command = new("Get-MailkitSendMassResult");
        command.Add($"-RequestId {status.RequestId}");
        if (status.SendId is long sendId)
        {
            command.Add($"-SendId {sendId}");
        }

        command.Add($"-SubmittedAt {status.SubmittedAt} -WaitForCompletion");
        command.AddUnlessDefault("SettleTimeSec", _options.SettleTime.TotalSeconds, defaults.SettleTime.TotalSeconds);
        command.AddUnlessDefault("PollIntervalSec", _options.PollInterval.TotalSeconds, defaults.PollInterval.TotalSeconds);
        command.AddUnlessDefault("StablePolls", _options.StablePolls, defaults.StablePolls);
        command.AddUnlessDefault("WaitTimeoutSec", _options.WaitTimeout?.TotalSeconds ?? 0, defaults.WaitTimeout!.Value.TotalSeconds);
        return command.Over(_connections[status]);
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
            "{0}: {1} rows so far; next poll in {2:0} s",
            NamesOf([.. _wait.Waiting.Select(status => status.RequestId)]),
            _wait.RowCount,
            Math.Ceiling(_wait.UntilNextPoll.TotalSeconds));
        _progress.Write("Waiting", status, (int)(100 * passed), (int)Math.Min(int.MaxValue, Math.Ceiling(untilSettled)));
    }

    /// <summary>What is waited for, in few words: the bar has one line, and the ID is what goes on with the wait.</summary>
    private static string NamesOf(IReadOnlyCollection<long> waiting) => waiting.Count == 0 ? "Ending" : MessageText.Few(waiting, 1);
}
