namespace MailkitPS;

/// <summary>What a message may show of an answer: e-mail addresses are for output objects only.</summary>
internal static class MessageText
{
    private const int MaxQuotedLength = 100;

    /// <summary>The name of a member.</summary>
    public static string Name(string name) => name.Contains("@") || name.Length > MaxQuotedLength ? Quote(name) : name;

    /// <summary>A value, cut where it is long.</summary>
    public static string Quote(string text) => text.Contains("@") ? "(with an e-mail address)"
        : text.Length <= MaxQuotedLength ? $"'{text}'"
        : $"'{text.Substring(0, MaxQuotedLength)}…'";
}
