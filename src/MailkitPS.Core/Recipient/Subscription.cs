using System;

namespace MailkitPS;

/// <summary>
/// Whether a recipient has opted out: the answer of <c>mailkit.email.unsubscribe.getstatus</c> (documented in part). In XML-RPC it says
/// no more than that.
/// </summary>
public sealed class Subscription : MailkitRow
{
    private bool _saysUntil;

    internal Subscription(long? emailId, string? email)
    {
        EmailId = emailId;
        Email = email;
    }

    /// <summary>The address (<c>email</c>), or the one that was asked about.</summary>
    [Column("email")]
    public string? Email { get; internal set; }

    /// <summary>The recipient (<c>ID_email</c>), or the one that was asked about.</summary>
    [IdColumn("ID_email")]
    public long? EmailId { get; internal set; }

    /// <summary>Whether the recipient has opted out (<c>unsubscribe</c>).</summary>
    [Column("unsubscribe", IsBareValue = true)]
    public bool? IsUnsubscribed { get; internal set; }

    /// <summary>
    /// The topics that the recipient has opted out of, joined by commas (<c>topics</c>); null for none. Their shape is not known: what is
    /// no list of texts is left to Extra.
    /// </summary>
    [Column("topics", IsList = true)]
    public string? Topics { get; internal set; }

    /// <summary>The day on which the opt-out ends (<c>timeout.date</c>); null where it has no end, or where that is not known.</summary>
    [Column("timeout.date")]
    public DateTime? Until
    {
        get;
        internal set
        {
            field = value;
            _saysUntil = true;
        }
    }

    /// <summary>Whether the opt-out has no end; null where there is none, or where that is not known.</summary>
    public bool? IsPermanent => IsUnsubscribed == true && _saysUntil ? Until is null : null;
}
