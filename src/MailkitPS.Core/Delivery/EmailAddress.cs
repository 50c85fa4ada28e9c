namespace MailkitPS;

/// <summary>Addresses that something can be sent to.</summary>
internal static class EmailAddress
{
    /// <summary>
    /// Returns the address without the blanks around it. It is looked at for one <c>@</c> between two parts and for line breaks; whether
    /// it exists, and what else is wrong with it, Mailkit finds out.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="MailkitException">It is no address. The message does not show it.</exception>
    public static string Require(string address, string what = "Its Email")
    {
        string trimmed = address.Trim();
        int at = trimmed.IndexOf('@');
        if (at <= 0 || at == trimmed.Length - 1 || trimmed.IndexOf('@', at + 1) >= 0)
        {
            throw new MailkitException(
                MailkitErrorKind.InvalidArgument, $"{what} is no e-mail address: it has to have one @, with something on both sides");
        }

        return SingleLine.Require(trimmed, what)!;
    }
}
