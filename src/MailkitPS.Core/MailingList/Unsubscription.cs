using System;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// A recipient who has opted out, of everything or of some topics: a row of <c>mailkit.mailinglist.unsubscribed</c> (documented).
/// </summary>
public sealed class Unsubscription : MailkitRow
{
    internal Unsubscription()
    {
    }

    /// <summary>When the recipient opted out (<c>DATE</c>); without a zone.</summary>
    [Column("DATE")]
    public DateTime? Date { get; internal set; }

    /// <summary>The address as it came (<c>EMAIL</c>), which may be a telephone number.</summary>
    [Column("EMAIL")]
    public string? Email { get; internal set; }

    /// <summary>Whether <see cref="Email"/> is a telephone number: a plus sign and digits.</summary>
    public bool IsPhoneNumber =>
        Email is { Length: > 1 } number && number[0] == '+' && number.Skip(1).All(digit => digit is >= '0' and <= '9');

    /// <summary>Whether the recipient opted out of everything, and not of some topics only.</summary>
    public bool IsComplete => TopicIds is null;

    /// <summary>The topics that the recipient opted out of, joined by commas (<c>ID_UNSUBSCRIBE_GROUP</c>); null for all of them.</summary>
    [Column("ID_UNSUBSCRIBE_GROUP", IsList = true)]
    public string? TopicIds
    {
        get;

        // Which of the two stands for everything is not confirmed.
        internal set => field = value is null or "" or "0" ? null : value;
    }
}
