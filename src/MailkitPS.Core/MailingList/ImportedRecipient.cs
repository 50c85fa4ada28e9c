namespace MailkitPS;

/// <summary>One recipient of an import, as the API has it: plain texts (documented).</summary>
/// <param name="email">The address.</param>
/// <param name="fields">What is known of the recipient; null for nothing.</param>
internal sealed class ImportedRecipient(string email, RecipientData? fields) : IWireStruct
{
    public string Email { get; } = EmailAddress.Require(email);

    /// <summary>What is known of the recipient; null for nothing.</summary>
    public RecipientData? Fields => fields;

    public void WriteMembers(IStructWriter writer)
    {
        writer.Member("email", Email);
        fields?.WriteMembers(writer);
    }
}
