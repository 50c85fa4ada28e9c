namespace MailkitPS;

/// <summary>
/// Whom a change is about: a recipient in one mailing list, or whoever has an address or a telephone number, in all of them.
/// </summary>
/// <param name="emailId">The recipient, who counts more than the address.</param>
/// <param name="email">The address, or the telephone number; beside an ID it is only told, and nothing is asked of it.</param>
internal sealed class PersonKey(long? emailId, string? email)
{
    public long? EmailId { get; } = emailId;

    public string? Email { get; } = email;

    /// <summary>The address where it is what counts; null where there is an ID.</summary>
    public string? Address => EmailId is null ? Email : null;

    /// <summary>The parameter that names the person: the one or the other in JSON, in XML-RPC the same position (documented).</summary>
    public MailkitParameter Parameter => EmailId is long id
        ? MailkitParameter.Required("ID_email", id)
        : MailkitParameter.Required("email", Email);
}
