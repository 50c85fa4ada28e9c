using System.Management.Automation;

namespace MailkitPS.Benchmarks;

/// <summary>The least that a cmdlet with such rows can cost: it makes them from nothing and writes them.</summary>
[Cmdlet(VerbsCommunications.Write, "Row")]
[OutputType(typeof(SendMassResult))]
public sealed class WriteRowCommand : PSCmdlet
{
    /// <summary>As long as the addresses of the generated rows.</summary>
    private const int EmailLength = 23;

    /// <summary>How many rows.</summary>
    [Parameter(Mandatory = true)]
    public long Count { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        for (long row = 1; row <= Count; row++)
        {
            WriteObject(new SendMassResult(1)
            {
                Email = new string('x', EmailLength),
                ErrorCode = 2,
                Info = "invalid email status permanent",
                EmailId = row,
                SendId = row,
                SendMessageId = row,
            });
        }
    }
}
