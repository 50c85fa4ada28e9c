using System;
using System.Linq;

namespace MailkitPS;

/// <summary>What the parameters of a wait hold and mean, in each cmdlet that has them.</summary>
internal sealed class WaitParameters
{
    private static readonly SendMassWaitOptions Defaults = new();

    private static readonly string[] Names =
        [nameof(SettleTimeSec), nameof(PollIntervalSec), nameof(StablePolls), nameof(WaitTimeoutSec)];

    /// <summary>The wait is asked for: <c>-WaitForCompletion</c>.</summary>
    public bool IsWanted { get; set; }

    public int SettleTimeSec { get; set; } = (int)Defaults.SettleTime.TotalSeconds;

    public int PollIntervalSec { get; set; } = (int)Defaults.PollInterval.TotalSeconds;

    public int StablePolls { get; set; } = Defaults.StablePolls;

    /// <summary>0 means no limit.</summary>
    public int WaitTimeoutSec { get; set; } = (int)Defaults.WaitTimeout!.Value.TotalSeconds;

    /// <summary>
    /// Ends the command where a parameter of a wait was given for it and the wait was not: it would be without effect, and whoever typed
    /// it believes that it has one.
    /// </summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="others">The parameters of a wait that it has beside those of all.</param>
    public void Check(MailkitCommand command, params string[] others)
    {
        if (!IsWanted && Names.Concat(others).FirstOrDefault(command.IsTyped) is string parameter)
        {
            command.Stop(Errors.InvalidArgument(
                $"-{parameter} belongs to a wait: add -WaitForCompletion, or leave it out.", parameter));
        }
    }

    /// <summary>How to wait.</summary>
    /// <param name="grace">For how long the last polls may go on.</param>
    public SendMassWaitOptions ToOptions(TimeSpan grace) => new()
    {
        SettleTime = TimeSpan.FromSeconds(SettleTimeSec),
        PollInterval = TimeSpan.FromSeconds(PollIntervalSec),
        StablePolls = StablePolls,
        WaitTimeout = WaitTimeoutSec == 0 ? null : TimeSpan.FromSeconds(WaitTimeoutSec),
        Grace = grace,
    };

    /// <summary>Adds what goes on with the wait to a command line.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="laterSec">How much later than its submission the command line says the latest request was submitted.</param>
    public void AddTo(ResumeCommand command, double laterSec = 0)
    {
        command.Add($"-WaitForCompletion");
        command.AddUnlessDefault(nameof(SettleTimeSec), SettleTimeSec + Math.Ceiling(laterSec), Defaults.SettleTime.TotalSeconds);
        command.AddUnlessDefault(nameof(PollIntervalSec), PollIntervalSec, Defaults.PollInterval.TotalSeconds);
        command.AddUnlessDefault(nameof(StablePolls), StablePolls, Defaults.StablePolls);
        command.AddUnlessDefault(nameof(WaitTimeoutSec), WaitTimeoutSec, Defaults.WaitTimeout!.Value.TotalSeconds);
    }
}
