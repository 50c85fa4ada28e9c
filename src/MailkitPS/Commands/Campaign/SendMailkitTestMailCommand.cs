using System;
using System.Collections;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Sends a test mail of campaigns to one address, one in 30 seconds.</summary>
[Cmdlet(VerbsCommunications.Send, "MailkitTestMail", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(TestMailResult))]
public sealed class SendMailkitTestMailCommand : MailkitPipelineCommand
{
    /// <summary>Another one than that of a call, so that neither closes the line of the other.</summary>
    private const int ActivityId = 1;

    private TestMailPace? _pace;
    private string _email = string.Empty;
    private IDictionary? _content;

    /// <summary>The campaign.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_message", "campaign_id")]
    [ArgumentCompleter(typeof(ListedIdCompleter<Campaign>))]
    public long? CampaignId { get; set; }

    /// <summary>The address that the test goes to.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [AllowNull]
    [AllowEmptyString]
    [Alias("send_to", "EmailAddress")]
    [SingleText]
    public string? Email { get; set; }

    /// <summary>The recipient whose data the test shows.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_preview_email")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? PreviewEmailId { get; set; }

    /// <summary>The version of an A/B test.</summary>
    [Parameter]
    [ValidateSet("A", "B")]
    [SingleText]
    public string? Version { get; set; }

    /// <summary>The variables of the template: a hashtable or an object.</summary>
    [Parameter]
    [AllowNull]
    public object? Content { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        RequireTypedIds((nameof(PreviewEmailId), PreviewEmailId));
        RequireOneSource(nameof(CampaignId));
        try
        {
            _email = EmailAddress.Require(Email ?? string.Empty, "-Email");
            _content = WireValue.Variables(Content, "-Content");
        }
        catch (MailkitException e)
        {
            Stop(Errors.InvalidArgument(e.Message, null));
        }
    }

    private protected override void ProcessInput()
    {
        if (CampaignId is not long id)
        {
            Refuse("There is no ID of a campaign.", nameof(CampaignId));
            return;
        }

        if (!AreIds(nameof(CampaignId), id))
        {
            return;
        }

        TestMailPace pace = _pace ??= new TestMailPace(GetConnection().Client.Clock);
        bool isCalled = false;
        string? version = Version?.ToUpperInvariant();
        string action = FormattableString.Invariant($"Send a test mail of the campaign {id}")
            + (version is null ? string.Empty : $", version {version},");
        Change(
            client => client.SendTestMail(id, _email, PreviewEmailId, version, _content),
            new PlannedChange(action.TrimEnd(','), id, look: null)
            {
                Question = $"{action} to {_email}",
                IsSend = true,
                BeforeCall = () =>
                {
                    WaitForTurn(pace);
                    isCalled = true;
                },
            },
            rows => WriteObject(rows, enumerateCollection: true));
        if (isCalled)
        {
            pace.Count();
        }
    }

    /// <summary>Mailkit takes one test mail in 30 seconds.</summary>
    private void WaitForTurn(TestMailPace pace)
    {
        using ProgressLine progress = new(this, ActivityId);
        for (TimeSpan left = pace.UntilNext; left > TimeSpan.Zero; left = Call(pace.PauseAsync))
        {
            int seconds = (int)Math.Ceiling(left.TotalSeconds);
            int percent = (int)(100 - (100 * left.TotalSeconds / TestMailPace.Interval.TotalSeconds));
            progress.Write("Waiting", FormattableString.Invariant($"the next test mail may go out in {seconds} s"), percent, seconds);
        }
    }
}
