namespace MailkitPS;

/// <summary>How engaged a recipient of a mailing list is: a row of <c>mailkit.mailinglist.engagement</c> (documented).</summary>
public sealed class Engagement : MailkitRow
{
    internal Engagement(long mailingListId)
    {
        MailingListId = mailingListId;
    }

    /// <summary>The mailing list that was asked for. A recipient has a score in each list.</summary>
    public long MailingListId { get; }

    /// <summary>The recipient (<c>ID_EMAIL</c>).</summary>
    [IdColumn("ID_EMAIL", IsRequired = true)]
    public long EmailId { get; internal set; }

    /// <summary>The address (<c>EMAIL</c>).</summary>
    [Column("EMAIL")]
    public string? Email { get; internal set; }

    /// <summary>The score (<c>SCORE</c>), from 0, inactive or undeliverable, to 5, best; new recipients begin with 3.</summary>
    [Column("SCORE")]
    public long? Score { get; internal set; }

    /// <summary>Whether the score rises or falls (<c>TREND</c>), in a number of Mailkit's whose meaning is not known.</summary>
    [Column("TREND")]
    public long? Trend { get; internal set; }
}
