using System.Globalization;

namespace MailkitPS;

/// <summary>
/// What a change did with a recipient: the answer of <c>mailkit.mailinglist.adduser</c> (seen in clients), <c>mailkit.email.move</c>,
/// <c>mailkit.email.delete</c>, <c>mailkit.email.unsubscribe</c>, <c>mailkit.email.wipe</c> (documented) and their like.
/// </summary>
[KeptInExtra("move_response")]
public sealed class RecipientChange : MailkitRow
{
    private readonly RecipientOperation _asked;

    /// <param name="position">The position of the input.</param>
    /// <param name="asked">What Mailkit was asked to do.</param>
    internal RecipientChange(int position, RecipientOperation asked)
    {
        Position = position;
        _asked = asked;
    }

    /// <summary>The position of the input, from 1.</summary>
    public int Position { get; }

    /// <summary>What was done: what was asked for, unless the answer says something else.</summary>
    public RecipientOperation Operation => _asked switch
    {
        RecipientOperation.Added => AdditionAnswer.OperationOf(StatusCode, Message),

        // Of an opt-out only 1 is known.
        RecipientOperation.Unsubscribed when StatusCode is not (null or 1) => RecipientOperation.Unknown,
        RecipientOperation.WipeQueued when Message is not null && KnownRefusals.IsOfAQueuedErasure(Message) =>
            RecipientOperation.WipeAlreadyQueued,
        _ => _asked,
    };

    /// <summary>The address as it came (<c>email</c>), or the one that was given; null where none is known.</summary>
    [Column("email")]
    public string? Email { get; internal set; }

    /// <summary>The recipient (<c>ID_email</c>, <c>data</c>), or the one that was given; null where none is known.</summary>
    [IdColumn("ID_email", "data")]
    public long? EmailId { get; internal set; }

    /// <summary>The mailing list (<c>ID_user_list</c>), or the one that was given; null where none is known.</summary>
    [IdColumn("ID_user_list")]
    public long? MailingListId { get; internal set; }

    /// <summary>The ID that the recipient had before it was moved (<c>ID_email_source</c>).</summary>
    [IdColumn("ID_email_source")]
    public long? SourceEmailId { get; internal set; }

    /// <summary>The mailing list from which the recipient was moved (<c>ID_user_list_source</c>).</summary>
    [IdColumn("ID_user_list_source")]
    public long? SourceMailingListId { get; internal set; }

    /// <summary>Mailkit's own number for what was done (<c>status</c>); null where the answer has none.</summary>
    [Column("status")]
    public long? StatusCode { get; internal set; }

    /// <summary>
    /// What Mailkit says of the success (<c>error</c>, or the whole answer of XML-RPC where that is one text). Where an opt-out is answered
    /// with one number, it is the ID of the recipient, and 1 says that one was moved (documented).
    /// </summary>
    [Column("error", IsBareValue = true)]
    public string? Message
    {
        get;
        internal set
        {
            if (_asked == RecipientOperation.Unsubscribed && long.TryParse(
                value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long id)
                && id > 0)
            {
                EmailId = id;
            }
            else if (_asked != RecipientOperation.Moved || value is null || !WireParser.IsWholeNumber(value))
            {
                field = value;
            }
        }
    }
}
