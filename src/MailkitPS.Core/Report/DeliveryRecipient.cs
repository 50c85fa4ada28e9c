using System;

namespace MailkitPS;

/// <summary>A recipient of a delivery: a row of <c>mailkit.report.message.recipients</c> (documented).</summary>
public sealed class DeliveryRecipient : MailkitRow
{
    internal DeliveryRecipient(long sendId)
    {
        SendId = sendId;
    }

    /// <summary>The delivery that was asked about.</summary>
    public long SendId { get; }

    /// <summary>The message to this recipient (<c>ID_SEND_MESSAGE</c>).</summary>
    [IdColumn("ID_SEND_MESSAGE")]
    public long? SendMessageId { get; internal set; }

    /// <summary>The recipient (<c>ID_EMAIL</c>).</summary>
    [IdColumn("ID_EMAIL")]
    public long? EmailId { get; internal set; }

    /// <summary>The address of the recipient (<c>EMAIL</c>).</summary>
    [Column("EMAIL")]
    public string? Email { get; internal set; }

    /// <summary>
    /// Mailkit's word for the state (<c>STATUS</c>): <c>sent</c>, <c>failed</c>, <c>wait</c>, <c>wait_ab</c>, or another one as it came.
    /// </summary>
    [Column("STATUS", Repeats = true)]
    public string? Status { get; internal set; }

    /// <summary>The version of an A/B test: A or B (<c>AB_VERSION</c>); null for neither.</summary>
    [Column("AB_VERSION", Repeats = true)]
    public string? AbVersion { get; internal set; }

    /// <summary>When the message was sent (<c>DATE</c>), without a zone.</summary>
    [Column("DATE")]
    public DateTime? Date { get; internal set; }

    /// <summary>How often the message was read (<c>READ_COUNT</c>).</summary>
    [Column("READ_COUNT")]
    public long? ReadCount { get; internal set; }

    /// <summary>How often its links were clicked (<c>CLICK_COUNT</c>).</summary>
    [Column("CLICK_COUNT")]
    public long? ClickCount { get; internal set; }
}
