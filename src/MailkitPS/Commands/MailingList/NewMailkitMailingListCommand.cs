using System.Management.Automation;

namespace MailkitPS;

/// <summary>Makes an empty mailing list.</summary>
[Cmdlet(VerbsCommon.New, "MailkitMailingList", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MailingList))]
public sealed class NewMailkitMailingListCommand : MailkitPipelineCommand
{
    /// <summary>The name, which recipients may see.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SingleText]
    public string? Name { get; set; }

    /// <summary>What the list is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SingleText]
    public string? Description { get; set; }

    private protected override void ProcessInput()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            Refuse("There is no name of a mailing list.", nameof(Name));
            return;
        }

        string name = Name!.Trim();
        Change(
            client => client.CreateMailingList(name, string.IsNullOrEmpty(Description) ? null : Description),
            new PlannedChange(
                $"Create the mailing list '{name}'",
                Position,
                new("Get-MailkitMailingList", $"-Name {ConnectionNameCompleter.Quote(WildcardPattern.Escape(name))}")),
            rows => WriteObject(rows, enumerateCollection: true));
    }
}
