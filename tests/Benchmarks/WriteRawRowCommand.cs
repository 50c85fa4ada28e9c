using System;
using System.Management.Automation;

namespace MailkitPS.Benchmarks;

/// <summary>The same as <see cref="WriteRowCommand"/> for raw messages as <see cref="PageServer"/> has them.</summary>
[Cmdlet(VerbsCommunications.Write, "RawRow")]
[OutputType(typeof(RawMessage))]
public sealed class WriteRawRowCommand : PSCmdlet
{
    private static readonly DateTime Date = new(2024, 2, 1, 10, 0, 0, DateTimeKind.Unspecified);

    /// <summary>How many rows.</summary>
    [Parameter(Mandatory = true)]
    public long Count { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        for (long row = 1; row <= Count; row++)
        {
            // Texts that repeat are kept once by the module, too; the others are made for each row.
            WriteObject(new RawMessage
            {
                SendMessageId = row,
                CampaignId = row,
                SendId = row,
                MailingListId = row,
                EmailId = row,
                Status = "sent",
                Email = Text("alice@example.com"),
                SentDate = Date,
                MessageDate = Date,
                EmailDate = Date,
                MessageType = "email",
                Domain = "example.com",
                Tld = "com",
                FullName = Text("Alice Novak"),
                SContinent = "europe",
                SCountry = "Czech Republic",
                SCity = "Brno",
                SOrg = "Example ISP",
                SBrowser = "ExampleBrowser",
                SOs = "Windows",
                PreviewUrl = Text("https://u.mailkit.eu/EXAMPLE"),
                FirstName = Text("Alice"),
                LastName = Text("Novak"),
                Vocative = Text("Dear Alice"),
                Gender = "F",
                Company = Text("Example Ltd"),
                City = "Brno",
                State = "CZ",
                Zip = Text("60200"),
            });
        }
    }

    private static string Text(string text) => new(text.AsSpan());
}
