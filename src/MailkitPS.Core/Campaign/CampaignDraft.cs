using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS;

/// <summary>A campaign that is to be made.</summary>
internal sealed class CampaignDraft(string name, string subject, long senderAddressId)
{
    public string Name { get; } = SingleLine.Require(name, "-Name")!;

    public string Subject { get; } = SingleLine.Require(subject, "-Subject")!;

    /// <summary><c>email</c> or <c>sms</c>; null: Mailkit decides.</summary>
    public string? MessageType { get; set; }

    /// <summary><c>html</c>, <c>txthtml</c> or a word that is not known yet.</summary>
    public string? SendType { get; set; }

    public string? Body { get; set; }

    public long? MailingListId { get; set; }

    public long? QueryId { get; set; }

    public long? TemplateId { get; set; }

    public long? DeliveryFeedId { get; set; }

    public long? TagSetId { get; set; }

    public long? TopicId { get; set; }

    public string? ReplyTo { get; set => field = AddressIn(value, "-ReplyTo"); }

    public string? UnsubscribeEmail { get; set => field = AddressIn(value, "-UnsubscribeEmail"); }

    public string? AnalyticName { get; set; }

    public bool? GoogleAnalytics { get; set; }

    public bool? WebTemplate { get; set; }

    public bool? StyleInline { get; set; }

    /// <summary>What was given, by the names of the API. Every value is the Base64 of a text (documented), IDs and flags too.</summary>
    /// <exception cref="MailkitException">A text cannot be sent.</exception>
    public IReadOnlyList<MailkitParameter> ToParameters() =>
    [
        .. Values().Where(value => !string.IsNullOrEmpty(value.Text)).Select(value =>
        {
            string encoded = string.Empty;
            WireText.Name(value.Name, () => encoded = WireText.Base64(value.Text!));
            return MailkitParameter.Required(value.Name, encoded);
        }),
    ];

    private IEnumerable<(string Name, string? Text)> Values() =>
    [
        ("name", Name),
        ("subject", Subject),
        ("ID_allow_email", Of(senderAddressId)),
        ("type_message", MessageType),
        ("type_send", SendType),
        ("ID_mailing_list", Of(MailingListId)),
        ("ID_delivery_feed", Of(DeliveryFeedId)),
        ("ID_query", Of(QueryId)),
        ("ID_template", Of(TemplateId)),
        ("ID_tagset", Of(TagSetId)),
        ("ID_unsubscribe_group", Of(TopicId)),
        ("google_analytics", Of(GoogleAnalytics)),
        ("analytic_name", AnalyticName),
        ("content", Body),
        ("reply_to", ReplyTo),
        ("unsubscribe_email", UnsubscribeEmail),
        ("web_template", Of(WebTemplate)),
        ("style_inline", Of(StyleInline)),
    ];

    private static string? Of(long? id) => id?.ToString(CultureInfo.InvariantCulture);

    private static string? Of(bool? flag) => flag is bool given ? WireText.Of(given) : null;

    private static string? AddressIn(string? text, string what) =>
        string.IsNullOrWhiteSpace(text) ? null : EmailAddress.Require(text!, what);
}
