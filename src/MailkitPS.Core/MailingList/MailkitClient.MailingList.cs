namespace MailkitPS;

public sealed partial class MailkitClient
{
    /// <summary>The mailing lists of the account (<c>mailkit.mailinglist.list</c>, seen in clients).</summary>
    public MailkitRowReader<MailingList> GetMailingLists() => Read(new("mailkit.mailinglist.list"), () => new MailingList());
}
