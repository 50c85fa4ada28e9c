using System.Management.Automation;

namespace MailkitPS.Benchmarks;

/// <summary>Writes objects as Import-Csv makes them of a file with addresses.</summary>
[Cmdlet(VerbsCommunications.Write, "Submitted")]
[OutputType(typeof(PSObject))]
public sealed class WriteSubmittedCommand : PSCmdlet
{
    /// <summary>How many.</summary>
    [Parameter(Mandatory = true)]
    public int Count { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        for (int number = 1; number <= Count; number++)
        {
            PSObject row = new();
            row.Properties.Add(new PSNoteProperty("Email", DeliveryServer.AddressOf(number)), preValidated: true);
            WriteObject(row);
        }
    }
}
