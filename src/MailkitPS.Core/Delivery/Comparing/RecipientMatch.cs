namespace MailkitPS;

/// <summary>By what a submitted recipient and a row of Mailkit were found to be the same person.</summary>
public enum RecipientMatch
{
    /// <summary>No row was found.</summary>
    None = 0,

    /// <summary>The ID of the recipient.</summary>
    EmailId = 1,

    /// <summary>The address, as it was submitted.</summary>
    Exact = 2,

    /// <summary>The address, but for blanks around it, letter case, Unicode form, or the way an international domain is written.</summary>
    Normalized = 3,
}
