using System.Text.RegularExpressions;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Sync;

/// <summary>The statements and commands of about_MailkitPS_Sync as a reader copies them.</summary>
internal static partial class SyncTopic
{
    private static readonly string Text =
        File.ReadAllText(Path.Combine(ModuleEngine.Root, "docs", "en-US", "about_MailkitPS_Sync.md")).ReplaceLineEndings("\n");

    /// <summary>The commands of a section, block by block.</summary>
    public static IReadOnlyList<string> Commands(string section) => Blocks(section, "powershell");

    /// <summary>The statements of a section, each with the name of the file in which the topic has them saved.</summary>
    public static IReadOnlyDictionary<string, string> Statements(string section) =>
        Blocks(section, "sql").ToDictionary(block => FileName().Match(block).Groups[1].Value);

    private static List<string> Blocks(string section, string language)
    {
        string body = Text.Split("\n### ").Single(part => part.StartsWith(section + "\n", StringComparison.Ordinal));
        return [.. Block().Matches(body).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value)];
    }

    [GeneratedRegex("```([a-z]+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^-- (\S+\.sql)\n")]
    private static partial Regex FileName();
}
