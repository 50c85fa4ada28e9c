namespace MailkitPS;

/// <summary>What the comparison of one recipient with a mailing list has found.</summary>
public sealed class RecipientDifference
{
    internal RecipientDifference(
        int? position,
        string email,
        RecipientDifferenceKind difference,
        long mailingListId,
        long? emailId = null,
        string? status = null,
        string? fields = null)
    {
        Position = position;
        Email = email;
        Difference = difference;
        Fields = fields;
        EmailId = emailId;
        MailingListId = mailingListId;
        Status = status;
    }

    /// <summary>The position in the input, from 1; null for a recipient that only Mailkit has.</summary>
    public int? Position { get; }

    /// <summary>The address, as the input has it; of a recipient that only Mailkit has, as Mailkit has it.</summary>
    public string Email { get; }

    /// <summary>What was found.</summary>
    public RecipientDifferenceKind Difference { get; }

    /// <summary>The fields that differ, such as <c>FirstName, Custom3</c>; null unless there are some.</summary>
    public string? Fields { get; }

    /// <summary>The ID of the recipient (<c>ID_EMAIL</c>); null where the list does not have it.</summary>
    public long? EmailId { get; }

    /// <summary>The mailing list.</summary>
    public long MailingListId { get; }

    /// <summary>Mailkit's word for the state (<c>STATUS</c>), as it came; null where the list does not have the recipient.</summary>
    public string? Status { get; }
}
