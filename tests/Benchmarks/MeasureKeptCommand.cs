using System;
using System.Management.Automation;

namespace MailkitPS.Benchmarks;

/// <summary>Writes how many bytes are kept when the first input comes, and drops all inputs.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Kept")]
[OutputType(typeof(long))]
public sealed class MeasureKeptCommand : PSCmdlet
{
    private long? _kept;

    /// <summary>An input.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _kept ??= GC.GetTotalMemory(forceFullCollection: true);

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(_kept);
}
