using System.Management.Automation;

namespace MailkitPS.Benchmarks;

/// <summary>The least that Compare-MailkitMassMail can cost: it takes the same parameters, and does nothing.</summary>
[Cmdlet(VerbsData.Compare, "Nothing")]
[OutputType(typeof(MassMailOutcome))]
public sealed class CompareNothingCommand : PSCmdlet
{
    /// <summary>An input.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Errors.</summary>
    [Parameter]
    public object?[]? ErrorRow { get; set; }

    /// <summary>Deliveries.</summary>
    [Parameter]
    public long[]? SendId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // Nothing is what is measured.
    }
}
