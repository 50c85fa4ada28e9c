using System.Linq;

namespace MailkitPS;

/// <summary>Telephone numbers that something can be sent to.</summary>
internal static class PhoneNumber
{
    /// <summary>
    /// Returns the number without the blanks around it. It is looked at for digits and for what is written between them; everything else
    /// Mailkit finds out.
    /// </summary>
    /// <param name="number">The number.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="MailkitException">It is no telephone number. The message does not show it.</exception>
    public static string Require(string number, string what = "Its Mobile")
    {
        string trimmed = number.Trim();
        return trimmed.Any(IsDigit) && trimmed.All(letter => IsDigit(letter) || letter is '+' or '-' or '.' or '/' or '(' or ')' or ' ')
            ? trimmed
            : throw new MailkitException(
                MailkitErrorKind.InvalidArgument, $"{what} is no telephone number: digits, in international form with a + before them");
    }

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';
}
