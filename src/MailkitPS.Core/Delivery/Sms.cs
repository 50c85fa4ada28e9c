using System.Collections;
using System.Collections.Specialized;

namespace MailkitPS;

/// <summary>One text message to one telephone.</summary>
internal sealed class Sms(string mobile, long mailingListId, long campaignId)
{
    public string? Email { get; set; }

    /// <summary>Replaces the text of the campaign.</summary>
    public string? Text { get; set; }

    /// <summary>The variables of the text.</summary>
    public IDictionary? Content { get; set; }

    /// <summary>Names and custom fields of the recipient.</summary>
    public RecipientData Fields { get; set; } = new();

    /// <summary>The name of the sender.</summary>
    public string? Source { get; set; }

    public bool? UseUnicode { get; set; }

    public bool? AllowSplit { get; set; }

    /// <summary>The struct <c>campaign</c> (documented).</summary>
    public IDictionary Campaign(MailkitProtocol protocol)
    {
        OrderedDictionary campaign = new()
        {
            ["ID_message"] = campaignId,
            ["ID_user_list"] = mailingListId,
        };
        if (UseUnicode is bool useUnicode)
        {
            campaign["use_utf"] = WireText.Flag(useUnicode, protocol);
        }

        if (AllowSplit is bool allowSplit)
        {
            campaign["allow_split"] = WireText.Flag(allowSplit, protocol);
        }

        if (Source is not null)
        {
            campaign["source"] = Source;
        }

        return campaign;
    }

    /// <summary>The struct <c>recipient</c>, plain texts (documented).</summary>
    public IDictionary RecipientMembers()
    {
        OrderedDictionary recipient = new() { ["mobile"] = mobile };
        if (Email is not null)
        {
            recipient["email"] = Email;
        }

        foreach (DictionaryEntry member in Fields.All() ?? new OrderedDictionary())
        {
            recipient[member.Key] = member.Value;
        }

        return recipient;
    }

    /// <summary>The struct <c>content</c>, whose values are Base64 (documented); null for none.</summary>
    public IDictionary? ContentMembers()
    {
        if (Text is null && Content is null)
        {
            return null;
        }

        OrderedDictionary content = [];
        if (Text is not null)
        {
            content["sms_data"] = WireText.Base64(Text);
        }

        if (Content is not null)
        {
            content["content"] = WireText.Base64Leaves(Content);
        }

        return content;
    }
}
