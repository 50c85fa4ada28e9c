using System.Collections;
using System.Management.Automation;

namespace MailkitPS.Benchmarks;

/// <summary>
/// The least that Compare-MailkitMassMail can cost: it takes the same parameters, each of which PowerShell looks at for each input, and
/// does nothing.
/// </summary>
[Cmdlet(VerbsData.Compare, "Nothing")]
[OutputType(typeof(MassMailOutcome))]
public sealed class CompareNothingCommand : PSCmdlet
{
    /// <summary>An input.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>An address.</summary>
    [Parameter(Position = 0)]
    public string? Email { get; set; }

    /// <summary>An ID.</summary>
    [Parameter]
    public long? EmailId { get; set; }

    /// <summary>Names of properties.</summary>
    [Parameter]
    public IDictionary? FieldMap { get; set; }

    /// <summary>What was sent.</summary>
    [Parameter]
    public object?[]? Request { get; set; }

    /// <summary>Requests.</summary>
    [Parameter]
    public long[]? RequestId { get; set; }

    /// <summary>Deliveries.</summary>
    [Parameter]
    public long[]? SendId { get; set; }

    /// <summary>Campaigns.</summary>
    [Parameter]
    public long[]? CampaignId { get; set; }

    /// <summary>A time.</summary>
    [Parameter]
    public object? SubmittedAt { get; set; }

    /// <summary>A message.</summary>
    [Parameter]
    public long? After { get; set; }

    /// <summary>A report.</summary>
    [Parameter]
    public string? ReadFrom { get; set; }

    /// <summary>Errors.</summary>
    [Parameter]
    public object?[]? ErrorRow { get; set; }

    /// <summary>Messages.</summary>
    [Parameter]
    public object?[]? DeliveryRow { get; set; }

    /// <summary>Outcomes.</summary>
    [Parameter]
    public RecipientOutcome[]? Outcome { get; set; }

    /// <summary>How addresses are compared.</summary>
    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    /// <summary>Whether to wait.</summary>
    [Parameter]
    public SwitchParameter WaitForCompletion { get; set; }

    /// <summary>What to wait for.</summary>
    [Parameter]
    public WaitUntil Until { get; set; }

    /// <summary>When to end.</summary>
    [Parameter]
    public SwitchParameter EndEarly { get; set; }

    /// <summary>Seconds.</summary>
    [Parameter]
    public int SettleTimeSec { get; set; }

    /// <summary>Seconds.</summary>
    [Parameter]
    public int PollIntervalSec { get; set; }

    /// <summary>A count.</summary>
    [Parameter]
    public int StablePolls { get; set; }

    /// <summary>Seconds.</summary>
    [Parameter]
    public int WaitTimeoutSec { get; set; }

    /// <summary>A variable.</summary>
    [Parameter]
    public string? SummaryVariable { get; set; }

    /// <summary>A connection.</summary>
    [Parameter]
    public object? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // Nothing is what is measured.
    }
}
