using System;

namespace MailkitPS;

/// <summary>
/// A message that a recipient was sent in the last year: a row of <c>mailkit.email.getstatus.history</c> (documented in part).
/// </summary>
public sealed class RecipientMessage : MailkitRow
{
    internal RecipientMessage()
    {
    }

    /// <summary>The recipient (<c>ID_EMAIL</c>).</summary>
    [IdColumn("ID_EMAIL")]
    public long? EmailId { get; internal set; }

    /// <summary>The mailing list (<c>ID_USER_LIST</c>).</summary>
    [IdColumn("ID_USER_LIST")]
    public long? MailingListId { get; internal set; }

    /// <summary>The campaign (<c>ID_MESSAGE</c>).</summary>
    [IdColumn("ID_MESSAGE")]
    public long? CampaignId { get; internal set; }

    /// <summary>The delivery (<c>ID_SEND</c>).</summary>
    [IdColumn("ID_SEND")]
    public long? SendId { get; internal set; }

    /// <summary>The message (<c>ID_SEND_MESSAGE</c>).</summary>
    [IdColumn("ID_SEND_MESSAGE")]
    public long? SendMessageId { get; internal set; }

    /// <summary>When it was sent (<c>DATE_SEND</c>); without a zone.</summary>
    [Column("DATE_SEND")]
    public DateTime? SendDate { get; internal set; }

    /// <summary>The name of the campaign (<c>MESSAGE_NAME</c>).</summary>
    [Column("MESSAGE_NAME", Repeats = true)]
    public string? CampaignName { get; internal set; }

    /// <summary>The subject (<c>SUBJECT</c>).</summary>
    [Column("SUBJECT")]
    public string? Subject { get; internal set; }

    /// <summary>The address of the sender (<c>EMAIL_FROM</c>).</summary>
    [Column("EMAIL_FROM", Repeats = true)]
    public string? FromEmail { get; internal set; }

    /// <summary>The name of the sender (<c>NAME_FROM</c>).</summary>
    [Column("NAME_FROM", Repeats = true)]
    public string? FromName { get; internal set; }

    /// <summary>Mailkit's word for the kind of the message (<c>TYPE_MESSAGE</c>): <c>email</c>, or another one as it came.</summary>
    [Column("TYPE_MESSAGE", Repeats = true)]
    public string? MessageType { get; internal set; }

    /// <summary>How often the recipient read it (<c>READ_COUNT</c>).</summary>
    [Column("READ_COUNT")]
    public long? ReadCount { get; internal set; }

    /// <summary>How often the recipient clicked in it (<c>CLICK_COUNT</c>).</summary>
    [Column("CLICK_COUNT")]
    public long? ClickCount { get; internal set; }

    /// <summary>How many responses it has (the elements of <c>RESPONSE_DATA</c>).</summary>
    [Column("RESPONSE_DATA", IsCount = true)]
    public int ResponseCount { get; internal set; }

    /// <summary>The web address of a preview (<c>PREVIEW</c>).</summary>
    [Column("PREVIEW")]
    public string? PreviewUrl { get; internal set; }
}
