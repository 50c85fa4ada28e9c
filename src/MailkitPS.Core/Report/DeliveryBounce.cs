using System;

namespace MailkitPS;

/// <summary>
/// A message of a delivery that could not be delivered: a row of <c>mailkit.report.message.bounces</c> (documented in part).
/// </summary>
public sealed class DeliveryBounce : MailkitRow
{
    internal DeliveryBounce(long sendId)
    {
        SendId = sendId;
    }

    /// <summary>The delivery that was asked about.</summary>
    public long SendId { get; }

    /// <summary>The message (<c>ID_SEND_MESSAGE</c>).</summary>
    [IdColumn("ID_SEND_MESSAGE")]
    public long? SendMessageId { get; internal set; }

    /// <summary>The recipient (<c>ID_EMAIL</c>).</summary>
    [IdColumn("ID_EMAIL")]
    public long? EmailId { get; internal set; }

    /// <summary>The mailing list of the recipient (<c>ID_USER_LIST</c>).</summary>
    [IdColumn("ID_USER_LIST")]
    public long? MailingListId { get; internal set; }

    /// <summary>The address of the recipient (<c>EMAIL</c>).</summary>
    [Column("EMAIL")]
    public string? Email { get; internal set; }

    /// <summary>The date of the bounce (<c>DATE</c>), without a zone.</summary>
    [Column("DATE")]
    public DateTime? Date { get; internal set; }

    /// <summary>Why it came back: the enhanced status code of SMTP, such as 5.1.1 (<c>STATUS</c>).</summary>
    [Column("STATUS", Repeats = true)]
    public string? Status { get; internal set; }

    /// <summary>Mailkit's word for the state of the recipient after that (<c>EMAIL_STATUS</c>); its values are not known.</summary>
    [Column("EMAIL_STATUS", Repeats = true)]
    public string? EmailStatus { get; internal set; }
}
