using System;

namespace MailkitPS;

/// <summary>
/// What is stored of one recipient of one mailing list: a row of <c>mailkit.mailinglist.getstatus</c> or <c>mailkit.email.getstatus</c>
/// (documented in part).
/// </summary>
public sealed class Recipient : ContactRow
{
    internal Recipient(long? mailingListId = null)
    {
        MailingListId = mailingListId;
    }

    /// <summary>The mailing list (<c>ID_MAILING_LIST</c>), or the one that was asked for.</summary>
    [IdColumn("ID_MAILING_LIST")]
    public long? MailingListId { get; internal set; }

    /// <summary>The ID of the recipient (<c>ID_EMAIL</c>): one address has another one in each mailing list.</summary>
    [IdColumn("ID_EMAIL", IsRequired = true)]
    public long EmailId { get; internal set; }

    /// <summary>The address as it came (<c>EMAIL</c>).</summary>
    [Column("EMAIL")]
    public string? Email { get; internal set; }

    /// <summary>
    /// Mailkit's word for the state (<c>STATUS</c>), as it came: <c>enabled</c>, <c>disabled</c>, <c>unknown</c>, <c>temporary</c>,
    /// <c>permanent</c>, <c>unsubscribe</c>, or another one.
    /// </summary>
    [Column("STATUS", Repeats = true)]
    public string? Status { get; internal set; }

    /// <summary>A date whose meaning is not documented, presumably that of the entry (<c>DATE</c>); without a zone.</summary>
    [Column("DATE")]
    public DateTime? Date { get; internal set; }

    /// <summary>When the recipient was changed last (<c>CHANGE_DATE</c>); without a zone.</summary>
    [Column("CHANGE_DATE")]
    public DateTime? ChangeDate { get; internal set; }
}
