using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS.Simulator;

/// <summary>The main job from end to end, without an account and without PowerShell installed: the module in an embedded engine.</summary>
internal static class Demo
{
    /// <summary>Outside the checkout, because a demo leaves nothing in it.</summary>
    private static readonly string Page = Path.Combine(Path.GetTempPath(), "mailkit-send-report.html");

    private static readonly string[] Steps =
    [
        "Get-MailkitSendMassResult -RequestId 8001",
        "Get-MailkitSendMassResult -RequestId 8001 | Where-Object ErrorCode -eq 6",
        "Get-MailkitSendMassResult -RequestId 8001 | Where-Object Error -in 'InvalidEmail', 'Unsubscribed' | ForEach-Object Email",
        "$people = 'ada', 'grace', 'late-3', 'failed', 'error-2', 'error-6' | "
            + "ForEach-Object { [pscustomobject]@{ Email = \"$_@example.com\" } }",
        "$sends = $people | Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -Confirm:$false",
        "$sends | Get-MailkitSendMassResult -WaitForCompletion -SettleTimeSec 2 -PollIntervalSec 1",
        "$people | Compare-MailkitMassMail -Request $sends -WaitForCompletion -SettleTimeSec 2 -PollIntervalSec 1 -SummaryVariable summary "
            + "-OutVariable outcomes",
        "$summary",
        $"$outcomes | Export-MailkitSendReport '{Page.Replace("'", "''", StringComparison.Ordinal)}' -PassThru | ForEach-Object FullName",
        "Invoke-MailkitFunction mailinglist.list",
    ];

    /// <summary>Runs the demo and returns its exit code.</summary>
    public static async Task<int> RunAsync(CancellationToken token)
    {
        SimulatorOptions options = new();
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(options, token);
        using Runspace runspace = ModuleEngine.Open(new TextHost(Console.Out));

        Console.WriteLine($"PS> Connect-Mailkit -Credential $credential -ApiUri {simulator.ApiUri}");
        ModuleEngine.Connect(runspace, simulator.ApiUri, options.Accounts[0]);
        bool good = true;
        foreach (string step in Steps)
        {
            Console.WriteLine($"PS> {step}");
            good = good && Run(runspace, step);
        }

        Console.WriteLine("Rows are objects: in a PowerShell of your own, pipe them into Export-Csv.");
        return good ? 0 : 1;
    }

    private static bool Run(Runspace runspace, string script)
    {
        using PowerShell pipeline = PowerShell.Create(runspace);
        pipeline.AddScript(script);
        pipeline.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.AddCommand("Out-Default");
        pipeline.Invoke();
        return !pipeline.HadErrors;
    }
}
