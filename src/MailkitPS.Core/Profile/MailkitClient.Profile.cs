namespace MailkitPS;

public sealed partial class MailkitClient
{
    /// <summary>The addresses that the account may send from (<c>mailkit.profile.emails.list</c>, documented).</summary>
    public MailkitRowReader<SenderAddress> GetSenderAddresses() => Read(new("mailkit.profile.emails.list"), () => new SenderAddress());

    /// <summary>The stored conditions of the account (<c>mailkit.profile.queries.list</c>, documented in part).</summary>
    public MailkitRowReader<StoredQuery> GetQueries() =>
        Read(new("mailkit.profile.queries.list") { HasEmptyParameters = true }, () => new StoredQuery());
}
