using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet whose parameters bind to the properties of what comes from the pipeline.</summary>
public abstract class MailkitPipelineCommand : MailkitRecordCommand
{
    private protected MailkitPipelineCommand()
    {
    }

    /// <summary>
    /// Ends the command where a parameter is typed that names what is changed, and input comes from the pipeline, too: it would be changed
    /// once for each input, and no input at all.
    /// </summary>
    private protected void RequireOneSource(params string[] parameters)
    {
        if (MyInvocation.ExpectingInput && Array.Find(parameters, MyInvocation.BoundParameters.ContainsKey) is string typed)
        {
            Stop(Errors.InvalidArgument($"-{typed} is typed, and input comes from the pipeline: leave one of them out.", typed));
        }
    }

    /// <summary>What came from the pipeline: it has a position even if it has no ID. PowerShell binds its properties.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }
}
