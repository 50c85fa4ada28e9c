using System;
using System.Globalization;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Runs a wait on the pipeline thread, step by step, and writes the messages of each step.</summary>
internal abstract class WaitWriter : IDisposable
{
    private const int ActivityId = 1;

    /// <summary>The minimum time between two progress records.</summary>
    private static readonly TimeSpan MinProgressInterval = TimeSpan.FromSeconds(1);

    private readonly IClock _clock;
    private readonly ProgressLine _progress;

    /// <summary>
    /// What is left of the one second for first polls before all requests are known: an early poll shows a wrong MD5 code at once,
    /// and the limit keeps a slow poll from holding up the requests that are still to come.
    /// </summary>
    private TimeSpan _timeForFirstPolls = TimeSpan.FromSeconds(1);
    private TimeSpan? _progressAt;

    /// <param name="command">The cmdlet that waits and writes.</param>
    /// <param name="client">Its clock is the one that counts.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="criterion">What to wait for; null: each request for itself.</param>
    protected WaitWriter(MailkitCommand command, MailkitClient client, SendMassWaitOptions options, ISettleCriterion? criterion = null)
    {
        Command = command;
        Client = client;
        Options = options;
        Wait = new SendMassWait(options, client.Clock, client.Random, criterion);
        _clock = client.Clock;
        _progress = new ProgressLine(command, ActivityId);
        IsVerbose = command.PreferenceOf("Verbose", "VerbosePreference")
            is not (null or ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }

    protected MailkitCommand Command { get; }

    protected MailkitClient Client { get; }

    protected SendMassWaitOptions Options { get; }

    protected SendMassWait Wait { get; }

    /// <summary>The text for each of many requests costs time, so it is made only where somebody reads it.</summary>
    protected bool IsVerbose { get; }

    /// <summary>How the wait stands, in few words: the bar has one line.</summary>
    protected abstract string Standing { get; }

    /// <summary>Starts the first polls, and writes the results of those that end soon.</summary>
    public void MakeFirstPolls()
    {
        if (_timeForFirstPolls <= TimeSpan.Zero && !Wait.HasWork)
        {
            return;
        }

        TimeSpan started = _clock.Elapsed;
        do
        {
            TimeSpan left = _timeForFirstPolls - (_clock.Elapsed - started);
            WaitStep? step = Next(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            if (step?.Source is null)
            {
                break;
            }

            Write(step);
        }
        while (Wait.HasOpenFirstPoll);

        _timeForFirstPolls -= _clock.Elapsed - started;
    }

    /// <summary>Waits until every request has ended.</summary>
    public void Run()
    {
        if (Wait.StartDeadline(out double enoughSeconds) is string tooShort)
        {
            string enough = enoughSeconds <= int.MaxValue
                ? FormattableString.Invariant($"-WaitTimeoutSec {enoughSeconds} is enough.")
                : "Only -WaitTimeoutSec 0, which means no limit, is enough.";
            Command.WriteWarning($"{tooShort} {enough}");
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

    public void Dispose() => Wait.Dispose();

    /// <summary>Takes what was polled, or why it ended.</summary>
    protected abstract void Take(WaitStep step);

    private WaitStep? Next(TimeSpan maxTime) => Wait.TakeReady() ?? Command.Call(token => Wait.NextAsync(maxTime, token));

    private void Write(WaitStep step)
    {
        foreach (string line in step.Verbose)
        {
            Command.WriteVerbose(line);
        }

        foreach (string warning in step.Warnings)
        {
            Command.WriteWarning(warning);
        }

        if (step.Source is not null)
        {
            Take(step);
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
        double untilSettled = Wait.UntilSettleTime.TotalSeconds;
        double settleTime = Options.SettleTime.TotalSeconds;
        double passed = settleTime > 0 ? 1 - Math.Min(1, untilSettled / settleTime) : 1;
        string status = string.Format(
            CultureInfo.InvariantCulture, "{0}; next poll in {1:0} s", Standing, Math.Ceiling(Wait.UntilNextPoll.TotalSeconds));
        _progress.Write("Waiting", status, (int)(100 * passed), (int)Math.Min(int.MaxValue, Math.Ceiling(untilSettled)));
    }
}
