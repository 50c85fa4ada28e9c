namespace MailkitPS;

/// <summary>
/// The message in which Mailkit asks somebody whether mail is wanted. What its members mean follows from their names only.
/// </summary>
internal sealed class OptInQuestion
{
    /// <summary>Its template; null: Mailkit decides.</summary>
    public long? TemplateId { get; set; }

    /// <summary>The address that it comes from; null: Mailkit decides.</summary>
    public string? SenderEmail { get; set => field = value is null ? null : EmailAddress.Require(value, "-SenderEmail"); }

    /// <summary>The name that it comes from; null: Mailkit decides.</summary>
    public string? SenderName { get; set => field = SingleLine.Require(value, "-SenderName"); }

    /// <summary>The page that the person comes to afterwards; null: Mailkit decides.</summary>
    public string? ReturnUrl { get; set => field = SingleLine.Require(value, "-ReturnUrl"); }
}
