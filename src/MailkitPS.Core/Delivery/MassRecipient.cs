using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>One recipient of a mass send.</summary>
internal sealed class MassRecipient(string email, long mailingListId, long campaignId)
{
    public string Email { get; } = email;

    public long MailingListId { get; } = mailingListId;

    public long CampaignId { get; } = campaignId;

    public string? Subject { get; set; }

    /// <summary>Replaces the body of the campaign.</summary>
    public string? Body { get; set; }

    /// <summary>Whether Mailkit creates a recipient that the list does not have; null leaves it to Mailkit.</summary>
    public bool? Create { get; set; }

    /// <summary>Contact data and custom fields.</summary>
    public RecipientData Fields { get; set; } = new();

    /// <summary>The variables of the template.</summary>
    public IDictionary? Content { get; set; }

    public IReadOnlyList<Attachment> Attachments { get; set; } = [];

    /// <summary>
    /// The struct of the API (documented sample). Whether <c>customs</c> and <c>content</c> have to be Base64 is unclear: in the
    /// sample they are plain words.
    /// </summary>
    public IDictionary ToStruct(MailkitProtocol protocol) => StructMembers.Of(
        ("send_to", Email),
        ("mailinglist_id", MailingListId),
        ("campaign_id", CampaignId),
        ("subject", Subject),
        ("message_data", Body is null ? null : WireText.Base64(Body)),
        ("create_email", Create is bool create ? WireText.Flag(create, protocol) : null),
        ("customs", Fields.All()),
        ("content", Content),
        ("attachment", Attachments.Count > 0 ? Attachments.Select(attachment => attachment.ToStruct()).ToList() : null));
}
