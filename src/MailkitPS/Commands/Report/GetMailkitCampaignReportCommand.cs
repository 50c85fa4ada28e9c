using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the totals of the campaigns of some days; Mailkit takes the last month where none are given.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitCampaignReport")]
[OutputType(typeof(CampaignReport))]
public sealed class GetMailkitCampaignReportCommand() : MailkitRangeCommand("the last month")
{
    /// <summary>The first day: a DateTime, a DateTimeOffset or an ISO 8601 text.</summary>
    [Parameter(Position = 0)]
    [IsoDate]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public object? From { get => GivenFrom; set => GivenFrom = value; }

    /// <summary>The last day, in the same forms.</summary>
    [Parameter(Position = 1)]
    [IsoDate]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public object? To { get => GivenTo; set => GivenTo = value; }

    private protected override void ProcessInput()
    {
        if (MyInvocation.ExpectingInput)
        {
            Refuse("Get-MailkitCampaignReport takes nothing from the pipeline.", nameof(InputObject));
            return;
        }

        TellDays();
        WriteRows(client => client.GetCampaignReports(FirstDay, LastDay), null);
    }
}
