using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>One recipient of a mass send, as the API has it (documented sample).</summary>
internal sealed class MassRecipient(string email, long mailingListId, long campaignId) : IWireStruct
{
    public string Email { get; } = EmailAddress.Require(email);

    public long MailingListId { get; } = mailingListId;

    public long CampaignId { get; } = campaignId;

    public string? Subject { get; set => field = SingleLine.Require(value, "Its Subject"); }

    /// <summary>Replaces the body of the campaign.</summary>
    public string? Body { get; set; }

    /// <summary>Whether Mailkit creates a recipient that the list does not have; null leaves it to Mailkit.</summary>
    public bool? Create { get; set; }

    /// <summary>Contact data and custom fields.</summary>
    public RecipientData? Fields { get; set; }

    /// <summary>The variables of the template.</summary>
    public IDictionary? Content { get; set; }

    public IReadOnlyList<Attachment> Attachments { get; set; } = [];

    /// <summary>
    /// Whether <c>customs</c> and <c>content</c> have to be Base64 is unclear: in the sample they are plain words.
    /// </summary>
    public void WriteMembers(IStructWriter writer)
    {
        writer.Member("send_to", Email);
        writer.Member("mailinglist_id", MailingListId);
        writer.Member("campaign_id", CampaignId);
        writer.Member("subject", Subject);
        writer.Base64Member("message_data", Body);
        writer.Flag("create_email", Create);
        writer.Member("customs", (object?)Fields);
        writer.Member("content", Content);
        if (Attachments.Count > 0)
        {
            writer.Member("attachment", Attachments.Select(attachment => attachment.ToStruct()).ToList());
        }
    }
}
