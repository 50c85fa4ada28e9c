using System.Collections;
using System.Collections.Specialized;

namespace MailkitPS;

/// <summary>One text message to one telephone.</summary>
internal sealed class Sms(string mobile, long mailingListId, long campaignId)
{
    public string Mobile { get; } = PhoneNumber.Require(mobile);

    public long CampaignId { get; } = campaignId;

    public long MailingListId { get; } = mailingListId;

    public string? Email { get; set => field = string.IsNullOrEmpty(value) ? value : EmailAddress.Require(value!); }

    /// <summary>Replaces the text of the campaign.</summary>
    public string? Text { get; set; }

    /// <summary>The variables of the text.</summary>
    public IDictionary? Content { get; set; }

    /// <summary>Names and custom fields of the recipient.</summary>
    public RecipientData Fields { get; set; } = new();

    /// <summary>The name of the sender.</summary>
    public string? Source { get; set => field = SingleLine.Require(value, "Its Source"); }

    public bool? UseUnicode { get; set; }

    public bool? AllowSplit { get; set; }

    /// <summary>The struct <c>campaign</c> (documented).</summary>
    public IDictionary Campaign(MailkitProtocol protocol) => StructMembers.Of(
        ("ID_message", CampaignId),
        ("ID_user_list", MailingListId),
        ("use_utf", UseUnicode is bool useUnicode ? WireText.Flag(useUnicode, protocol) : null),
        ("allow_split", AllowSplit is bool allowSplit ? WireText.Flag(allowSplit, protocol) : null),
        ("source", Source));

    /// <summary>The struct <c>recipient</c>, plain texts (documented).</summary>
    public IDictionary RecipientMembers()
    {
        OrderedDictionary recipient = StructMembers.Of(("mobile", Mobile), ("email", Email));
        foreach (DictionaryEntry member in Fields.All() ?? StructMembers.Of())
        {
            recipient[member.Key] = member.Value;
        }

        return recipient;
    }

    /// <summary>The struct <c>content</c>, whose values are Base64 (documented); null for none.</summary>
    public IDictionary? ContentMembers() => Text is null && Content is null ? null : StructMembers.Of(
        ("sms_data", Text is null ? null : WireText.Base64(Text)),
        ("content", WireText.Base64Leaves(Content)));
}
