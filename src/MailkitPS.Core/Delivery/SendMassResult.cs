using System;

namespace MailkitPS;

/// <summary>One recipient that a mass send did not reach: a row of <c>mailkit.sendmail_mass.results</c> (documented).</summary>
public sealed class SendMassResult : MailkitRow
{
    internal SendMassResult(long requestId)
    {
        RequestId = requestId;
    }

    /// <summary>The mass send that was asked about.</summary>
    public long RequestId { get; }

    /// <summary>The recipient's address as it came (<c>EMAIL</c>).</summary>
    [Column("EMAIL", KeepsEmpty = true)]
    public string? Email { get; internal set; }

    /// <summary>Mailkit's number of the error (<c>ERROR_CODE</c>), known or not.</summary>
    [Column("ERROR_CODE", IsRequired = true)]
    public int ErrorCode { get; internal set; }

    /// <summary>The meaning of <see cref="ErrorCode"/>.</summary>
    public SendMassError Error => ErrorCode is >= (int)SendMassError.AttachmentFailed and <= (int)SendMassError.InvalidTemplate
        ? (SendMassError)ErrorCode
        : SendMassError.Unknown;

    /// <summary>Mailkit's own words about the error (<c>INFO</c>), as they came.</summary>
    [Column("INFO", Repeats = true, KeepsEmpty = true)]
    public string? Info { get; internal set; }

    /// <summary>
    /// When Mailkit processed the recipient (<c>DATE</c>). The API gives no time zone, so the kind is unspecified and nothing is shifted.
    /// </summary>
    [Column("DATE")]
    public DateTime? Date { get; internal set; }

    /// <summary>The recipient's ID in its mailing list (<c>ID_EMAIL</c>); null where Mailkit could not create it.</summary>
    [IdColumn("ID_EMAIL")]
    public long? EmailId { get; internal set; }

    /// <summary>The ID of the delivery (<c>ID_SEND</c>); null where Mailkit could not create it.</summary>
    [IdColumn("ID_SEND")]
    public long? SendId { get; internal set; }

    /// <summary>
    /// The ID of the message (<c>ID_SEND_MESSAGE</c>); null where Mailkit could not create it. Rows have been seen to share one.
    /// </summary>
    [IdColumn("ID_SEND_MESSAGE")]
    public long? SendMessageId { get; internal set; }

    // By hand, because the runtime's own copy costs a twentieth of the time in which such a row is read.
    internal override MailkitRow Copy() => new SendMassResult(RequestId)
    {
        Email = Email,
        ErrorCode = ErrorCode,
        Info = Info,
        Date = Date,
        EmailId = EmailId,
        SendId = SendId,
        SendMessageId = SendMessageId,
        Extra = Extra,
    };
}
