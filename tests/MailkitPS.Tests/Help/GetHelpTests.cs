using System.Management.Automation;
using System.Text.RegularExpressions;

namespace MailkitPS.Tests.Help;

/// <summary>Get-Help shows what the pages say.</summary>
public sealed partial class GetHelpTests
{
    public static TheoryData<string> Commands() => StyleTests.Commands();

    public static TheoryData<string> Topics() =>
        [.. Directory.GetFiles(HelpPage.Folder, "about_*.md").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_help_of_a_cmdlet_is_its_page(string name)
    {
        using Shell shell = new();
        PSObject help = shell.Run("param($name) Get-Help $name -Full", name).Single;
        HelpPage page = HelpPage.Read(name);
        Assert.Equal(Letters(page.Synopsis), Letters(Text(help, "Synopsis")));
        Assert.Equal(Letters(page.Description), Letters(Text(help, "description", "Text")));
        PSObject[] parameters = All(help, "parameters", "parameter");
        Assert.Equal(page.Parameters.Select(parameter => parameter.Name), parameters.Select(parameter => Text(parameter, "name")));
        foreach ((HelpParameter said, PSObject parameter) in page.Parameters.Zip(parameters))
        {
            Assert.Equal(Letters(said.Description), Letters(Text(parameter, "description", "Text")));
            Assert.Equal(said.Default, Text(parameter, "defaultValue"));
        }

        PSObject[] outputs = All(help, "returnValues", "returnValue");
        Assert.Equal(
            Letters(page.Outputs),
            Letters(string.Concat(outputs.Select(output => Text(output, "type", "name") + Text(output, "description", "Text")))));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_examples_are_those_of_the_page(string name)
    {
        using Shell shell = new();
        PSObject[] examples = All(shell.Run("param($name) Get-Help $name -Examples", name).Single, "examples", "example");
        Assert.True(examples.Length >= 3);
        Assert.Equal(
            HelpPage.Read(name).Examples.Select(example => (example.Code, Letters(example.Remarks))),
            examples.Select(example => (Text(example, "code").ReplaceLineEndings("\n"), Letters(Text(example, "remarks", "Text")))));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_answers_and_says_in_a_list_what_it_is_about(string topic)
    {
        using Shell shell = new();
        string text = (string)shell.Run("param($name) Get-Help $name", topic).Single.BaseObject;
        Assert.StartsWith($"TOPIC\n    {topic}\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        // No Markdown; a line of code may go on in the next one.
        Assert.DoesNotMatch(@"`(?!\r?\n)", text);
        Run help = shell.Run("param($name) Get-Help $name*", topic).AssertNoErrors();
        PSObject listed = help.Output.First(found => Text(found, "Name") == topic || found.BaseObject is string);
        string synopsis = Text(listed, "Synopsis");
        Assert.True(synopsis.Length == 0 || synopsis.EndsWith('.'), synopsis);
    }

    private static string Text(PSObject value, params string[] path) => path.Length == 0
        ? value.ToString().Trim()
        : string.Join("\n\n", Members(value, path[0]).Select(member => Text(member, path[1..])));

    private static PSObject[] All(PSObject value, string first, string second) =>
        [.. Members(value, first).SelectMany(member => Members(member, second))];

    private static IEnumerable<PSObject> Members(PSObject value, string name) => value.Properties[name]?.Value switch
    {
        null => [],
        object[] many => many.Select(PSObject.AsPSObject),
        PSObject { BaseObject: object[] many } => many.Select(PSObject.AsPSObject),
        object one => [PSObject.AsPSObject(one)],
    };

    /// <summary>Removes markup and white space, the only differences between Markdown and console.</summary>
    private static string Letters(string text) => NoLetter().Replace(text, string.Empty);

    [GeneratedRegex(@"\([A-Za-z-]+\.md\)|[^\p{L}\p{N}]")]
    private static partial Regex NoLetter();
}
