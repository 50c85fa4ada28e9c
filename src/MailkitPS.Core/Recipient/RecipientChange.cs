namespace MailkitPS;

/// <summary>
/// What a change did with a recipient: the answer of <c>mailkit.mailinglist.adduser</c> (seen in clients), <c>mailkit.email.move</c>,
/// <c>mailkit.email.delete</c>, <c>mailkit.email.unsubscribe</c>, <c>mailkit.email.wipe</c> (documented) and their like.
/// </summary>
public sealed class RecipientChange : MailkitRow
{
    internal RecipientChange(int position, RecipientOperation operation)
    {
        Position = position;
        Operation = operation;
    }

    /// <summary>The position of the input, from 1.</summary>
    public int Position { get; }

    /// <summary>What was done.</summary>
    public RecipientOperation Operation { get; internal set; }

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

    /// <summary>What Mailkit says of the success (<c>error</c>, or the whole answer where that is one value).</summary>
    [Column("error", IsBareValue = true)]
    public string? Message { get; internal set; }
}
