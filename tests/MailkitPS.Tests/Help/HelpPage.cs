using System.Text.RegularExpressions;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Help;

/// <summary>A page of docs in the schema of Microsoft.PowerShell.PlatyPS 1.x, as far as tests need it.</summary>
internal sealed partial class HelpPage
{
    private readonly string _text;

    private HelpPage(string name)
    {
        Name = name;
        _text = File.ReadAllText(Path.Combine(Folder, $"{name}.md"));
    }

    public static string Folder { get; } = Path.Combine(ModuleEngine.Root, "docs", "en-US");

    public string Name { get; }

    public string Synopsis => Section("SYNOPSIS");

    public string Description => Section("DESCRIPTION");

    public string Outputs => Section("OUTPUTS");

    /// <summary>The command line of each parameter set.</summary>
    public IReadOnlyDictionary<string, string> Syntax => Blocks(Section("SYNTAX")).ToDictionary(
        set => set.Title.Replace(" (Default)", string.Empty, StringComparison.Ordinal),
        set => string.Join(
            ' ',
            set.Body.Replace("```", string.Empty, StringComparison.Ordinal)
                .Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));

    public IReadOnlyList<HelpExample> Examples =>
    [
        .. Blocks(Section("EXAMPLES")).Select(example =>
        {
            Match parts = Code().Match(example.Body);
            return new HelpExample(Name, example.Title, parts.Groups[1].Value, parts.Groups[2].Value.Trim());
        }),
    ];

    public IReadOnlyList<HelpParameter> Parameters =>
    [
        .. Blocks(Section("PARAMETERS"))
            .Where(block => block.Title.StartsWith('-'))
            .Select(block => HelpParameter.Parse(block.Title[1..], block.Body)),
    ];

    public static HelpPage Read(string name) => new(name);

    private static IEnumerable<(string Title, string Body)> Blocks(string section) =>
        Block().Matches(section).Select(match => (match.Groups[1].Value.Trim(), match.Groups[2].Value.Trim()));

    private string Section(string title) =>
        Regex.Match(_text, $@"^## {title}\s*$(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value.Trim();

    [GeneratedRegex(@"^### (.*?)$(.*?)(?=^### |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^```powershell\n(.*?)\n```(.*)$", RegexOptions.Singleline)]
    private static partial Regex Code();
}
