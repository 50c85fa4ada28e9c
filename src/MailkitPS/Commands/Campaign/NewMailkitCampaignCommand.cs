using System.Management.Automation;

namespace MailkitPS;

/// <summary>Makes a campaign; nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "MailkitCampaign", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Campaign))]
public sealed class NewMailkitCampaignCommand : MailkitRecordCommand
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    [SingleText]
    public string? Name { get; set; }

    /// <summary>The subject.</summary>
    [Parameter(Mandatory = true)]
    [AllowNull]
    [AllowEmptyString]
    [SingleText]
    public string? Subject { get; set; }

    /// <summary>The address of the sender.</summary>
    [Parameter(Mandatory = true)]
    [AllowNull]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_allow_email")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? SenderAddressId { get; set; }

    /// <summary>What is sent: e-mail or text messages.</summary>
    [Parameter]
    [ValidateSet("Email", "Sms")]
    [SingleText]
    public string? Type { get; set; }

    /// <summary>The body.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [SingleText]
    public string? Body { get; set; }

    /// <summary>The parts that it is sent in: html, txthtml, or another word of Mailkit.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SendTypeCompleter))]
    [SingleText]
    public string? SendType { get; set; }

    /// <summary>The mailing list that it goes to.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [Alias("mailinglist_id", "ID_user_list", "ID_mailing_list")]
    [ArgumentCompleter(typeof(ListedIdCompleter<MailingList>))]
    public long? MailingListId { get; set; }

    /// <summary>The stored query that recipients have to meet.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_query")]
    [ArgumentCompleter(typeof(ListedIdCompleter<StoredQuery>))]
    public long? QueryId { get; set; }

    /// <summary>The template.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_template")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? TemplateId { get; set; }

    /// <summary>The delivery feed.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_delivery_feed")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? DeliveryFeedId { get; set; }

    /// <summary>The set of tags.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_tagset")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? TagSetId { get; set; }

    /// <summary>The topic that recipients can opt out of.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_topics", "ID_unsubscribe_group")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? TopicId { get; set; }

    /// <summary>The address that answers go to.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [Alias("reply_to")]
    [SingleText]
    public string? ReplyTo { get; set; }

    /// <summary>The address that opt-outs go to.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [SingleText]
    public string? UnsubscribeEmail { get; set; }

    /// <summary>The name in Google Analytics.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [SingleText]
    public string? AnalyticName { get; set; }

    /// <summary>Whether links are marked for Google Analytics.</summary>
    [Parameter]
    public bool? GoogleAnalytics { get; set; }

    /// <summary>The flag web_template, whose meaning is not documented.</summary>
    [Parameter]
    public bool? WebTemplate { get; set; }

    /// <summary>The flag style_inline, whose meaning is not documented.</summary>
    [Parameter]
    public bool? StyleInline { get; set; }

    private protected override void ProcessInput()
    {
        RequireTypedIds(
            (nameof(SenderAddressId), SenderAddressId),
            (nameof(MailingListId), MailingListId),
            (nameof(QueryId), QueryId),
            (nameof(TemplateId), TemplateId),
            (nameof(DeliveryFeedId), DeliveryFeedId),
            (nameof(TagSetId), TagSetId),
            (nameof(TopicId), TopicId));
        string name = Required(Name, nameof(Name));
        CampaignDraft draft = new(name, Required(Subject, nameof(Subject)), SenderAddressId!.Value)
        {
            MessageType = Type?.ToLowerInvariant(),
            Body = Body,
            SendType = SendType,
            MailingListId = MailingListId,
            QueryId = QueryId,
            TemplateId = TemplateId,
            DeliveryFeedId = DeliveryFeedId,
            TagSetId = TagSetId,
            TopicId = TopicId,
            ReplyTo = ReplyTo,
            UnsubscribeEmail = UnsubscribeEmail,
            AnalyticName = AnalyticName,
            GoogleAnalytics = GoogleAnalytics,
            WebTemplate = WebTemplate,
            StyleInline = StyleInline,
        };
        Change(
            client => client.CreateCampaign(draft),
            new PlannedChange(
                $"Create the campaign {MessageText.Quote(name)}",
                Position,
                new("Get-MailkitCampaign", $"-Name {ConnectionNameCompleter.Quote(WildcardPattern.Escape(name))}"))
            {
                Question = $"Create the campaign '{name}'",
            },
            rows => WriteObject(rows, enumerateCollection: true));
    }

    private string Required(string? text, string parameter)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Stop(Errors.InvalidArgument($"-{parameter} is empty.", parameter));
        }

        return text!.Trim();
    }
}
