using System.Linq;

namespace MailkitPS;

/// <summary>Addresses as a report shows them where it must not name anybody: a…e@example.com.</summary>
internal static class AddressMask
{
    private const string Hidden = "…";

    /// <summary>Shorter names are hidden whole, or but for their first letter: of two letters both would show.</summary>
    private const int MinShown = 4;

    /// <summary>The address without what lies between the first and the last letter of its name.</summary>
    public static string Of(string address)
    {
        string trimmed = address.Trim();
        int at = trimmed.LastIndexOf('@');
        return at < 0 ? Name(trimmed) : Name(trimmed.Substring(0, at)) + trimmed.Substring(at);
    }

    /// <summary>A text in which addresses may stand among the words.</summary>
    public static string In(string text) => !text.Contains("@")
        ? text
        : string.Join(" ", text.Split(' ').Select(word => word.Contains("@") ? Of(word) : word));

    private static string Name(string name)
    {
        if (name.Length < 2 || char.IsSurrogate(name[0]))
        {
            return Hidden;
        }

        char last = name[name.Length - 1];
        return name.Length < MinShown || char.IsSurrogate(last) ? name[0] + Hidden : name[0] + Hidden + last;
    }
}
