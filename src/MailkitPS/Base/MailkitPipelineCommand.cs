using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet whose parameters bind to the properties of what comes from the pipeline.</summary>
public abstract class MailkitPipelineCommand : MailkitRecordCommand
{
    private protected MailkitPipelineCommand()
    {
    }

    /// <summary>What came from the pipeline: it has a position even if it has no ID. PowerShell binds its properties.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }
}
