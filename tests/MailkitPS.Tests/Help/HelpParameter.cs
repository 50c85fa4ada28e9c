using System.Text.RegularExpressions;

namespace MailkitPS.Tests.Help;

/// <summary>A parameter as its page documents it.</summary>
internal sealed partial record HelpParameter(
    string Name,
    string Description,
    string Type,
    string Default,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> AcceptedValues,
    IReadOnlyList<HelpParameterSet> Sets)
{
    public static HelpParameter Parse(string name, string block)
    {
        Match parts = Yaml().Match(block);
        string yaml = parts.Groups[2].Value;
        string sets = Regex.Match(
            yaml,
            @"^ParameterSets:\n(.*?)(?=^DontShow)",
            RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        return new HelpParameter(
            name,
            parts.Groups[1].Value.Trim(),
            Value(yaml, "Type"),
            Value(yaml, "DefaultValue"),
            List(yaml, "Aliases"),
            List(yaml, "AcceptedValues"),
            [.. sets.Split("- Name: ", StringSplitOptions.RemoveEmptyEntries).Select(HelpParameterSet.Parse)]);
    }

    public static string Value(string yaml, string key) =>
        Regex.Match(yaml, $@"^ *{key}: *(.*)$", RegexOptions.Multiline).Groups[1].Value.Trim().Trim('\'');

    private static string[] List(string yaml, string key)
    {
        string items = Regex.Match(yaml, $@"^{key}:\n((?:- .*\n)+)", RegexOptions.Multiline).Groups[1].Value;
        return [.. items.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(item => item[2..].Trim())];
    }

    [GeneratedRegex("^(.*?)```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
