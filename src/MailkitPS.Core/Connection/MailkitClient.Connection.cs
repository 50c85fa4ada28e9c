namespace MailkitPS;

public sealed partial class MailkitClient
{
    /// <summary>
    /// Asks for the account's mailing lists and reads no further than the first: the cheapest call that every client of the
    /// API is known to make without arguments (seen in clients). Pull it until it ends or a first row is there.
    /// </summary>
    /// <returns>A reader whose rows mean nothing but that the login is good.</returns>
    internal MailkitRowReader<object> CheckLogin()
    {
        MailkitCall call = new("mailkit.mailinglist.list");
        return new(this, call, new LoginShape(FunctionCatalog.Get(call.Function)), Retry);
    }
}
