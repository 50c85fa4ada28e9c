using System.Collections;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>One message to one recipient.</summary>
internal sealed class Mail(string email, long mailingListId, long campaignId)
{
    public string Email { get; } = EmailAddress.Require(email);

    public long MailingListId { get; } = mailingListId;

    public long CampaignId { get; } = campaignId;

    public string? Subject { get; set => field = SingleLine.Require(value, "Its Subject"); }

    /// <summary>Replaces the body of the campaign.</summary>
    public string? Body { get; set; }

    /// <summary>The variables of the template.</summary>
    public IDictionary? Content { get; set; }

    /// <summary>The data of the recipient that the list keeps.</summary>
    public RecipientData Fields { get; set; } = new();

    /// <summary>The struct <c>recipient</c>; null for none.</summary>
    public IDictionary? Recipient => Fields.Of(RecipientFieldGroup.Person);

    /// <summary>The struct <c>contact</c>; null for none.</summary>
    public IDictionary? Contact => Fields.Of(RecipientFieldGroup.Contact);

    /// <summary>The struct <c>custom</c>; null for none.</summary>
    public IDictionary? Custom => Fields.Of(RecipientFieldGroup.Custom);

    public IReadOnlyList<Attachment> Attachments { get; set; } = [];

    /// <summary>The struct <c>main</c> (documented).</summary>
    public IDictionary Main() => StructMembers.Of(
        ("send_to", Email),
        ("subject", Subject),
        ("message_data", Body is null ? null : WireText.Base64(Body)),
        ("content", WireText.Base64Leaves(Content)));
}
