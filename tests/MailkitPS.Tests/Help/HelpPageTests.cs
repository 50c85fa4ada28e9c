using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace MailkitPS.Tests.Help;

/// <summary>The pages of docs agree with the cmdlets.</summary>
public sealed class HelpPageTests
{
    /// <summary>What stands for it when it is left off is no value of its type.</summary>
    private static readonly string[] WithoutDefault = ["Invoke-MailkitFunction -Protocol"];

    public static TheoryData<string> Commands() => StyleTests.Commands();

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_has_the_parameters_of_the_cmdlet_and_no_other(string name)
    {
        (CmdletInfo cmdlet, HelpPage page) = Read(name);
        Assert.Equal(Parameters(cmdlet).Select(parameter => parameter.Name).Order(), page.Parameters.Select(parameter => parameter.Name));
        Assert.All(page.Parameters, parameter => Assert.True(parameter.Description.Length > 10, parameter.Name));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Types_aliases_values_and_defaults_agree(string name)
    {
        (CmdletInfo cmdlet, HelpPage page) = Read(name);
        object command = Activator.CreateInstance(cmdlet.ImplementingType)!;
        foreach (ParameterMetadata parameter in Parameters(cmdlet))
        {
            HelpParameter said = page.Parameters.Single(said => said.Name == parameter.Name);
            Assert.Equal((name, parameter.Name, TypeName(parameter.ParameterType)), (name, said.Name, said.Type));
            Assert.Equal(parameter.Aliases.Order(), said.Aliases.Order());
            Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            Assert.Equal(type.IsEnum ? Enum.GetNames(type) : [], said.AcceptedValues);
            if (DefaultOf(command, parameter.Name) is { } value && !WithoutDefault.Contains($"{name} -{parameter.Name}"))
            {
                Assert.Equal((parameter.Name, value), (said.Name, said.Default));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Sets_positions_and_pipeline_binding_agree(string name)
    {
        (CmdletInfo cmdlet, HelpPage page) = Read(name);
        foreach (CommandParameterSetInfo set in cmdlet.ParameterSets)
        {
            CommandParameterInfo[] own = [.. set.Parameters.Where(parameter => IsOwn(parameter.Name))];
            Assert.Equal(
                own.Select(parameter => parameter.Name).Order(),
                page.Parameters
                    .Where(said => said.Sets.Any(said => said.Name == "(All)" || said.Name == set.Name))
                    .Select(said => said.Name)
                    .Order());
            foreach (CommandParameterInfo parameter in own)
            {
                HelpParameterSet said = page.Parameters.Single(said => said.Name == parameter.Name)
                    .Sets.Single(said => said.Name == "(All)" || said.Name == set.Name);
                string position = parameter.Position == int.MinValue ? "Named" : parameter.Position.ToString(CultureInfo.InvariantCulture);
                Assert.Equal(
                    new HelpParameterSet(
                        said.Name,
                        position,
                        parameter.IsMandatory,
                        parameter.ValueFromPipeline,
                        parameter.ValueFromPipelineByPropertyName,
                        parameter.ValueFromRemainingArguments),
                    said);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_syntax_is_that_of_the_cmdlet(string name)
    {
        (CmdletInfo cmdlet, HelpPage page) = Read(name);
        Assert.Equal(cmdlet.ParameterSets.Select(set => set.Name).Order(), page.Syntax.Keys.Order());
        foreach (CommandParameterSetInfo set in cmdlet.ParameterSets)
        {
            Assert.Equal(Own($"{name} {Shown(set)}"), Own(page.Syntax[set.Name]));
        }

        // PowerShell itself shows what is not to be shown.
        static string Shown(CommandParameterSetInfo set) => set.Parameters
            .Where(parameter => parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow))
            .Aggregate(set.ToString(), (syntax, hidden) => Regex.Replace(syntax, $@" \[-{hidden.Name} <[^>]*>\]", string.Empty));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_outputs_are_there_with_their_properties(string name)
    {
        (CmdletInfo cmdlet, HelpPage page) = Read(name);
        foreach (Type type in cmdlet.OutputType.Select(output => output.Type))
        {
            Assert.Contains($"### {type.FullName}", page.Outputs, StringComparison.Ordinal);
            if (type.Namespace == "MailkitPS")
            {
                Assert.All(type.GetProperties(), property => Assert.Contains(property.Name, page.Outputs, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void The_lists_of_all_cmdlets_are_made_of_their_pages()
    {
        HelpPage[] pages = [.. Commands().Select(row => HelpPage.Read(row.Data)).OrderBy(page => page.Name, StringComparer.Ordinal)];
        HelpList.AssertIs(
            "MailkitPS.md",
            "## MailkitPS\n\n",
            @"\z",
            pages.Select(page => $"### [{page.Name}]({page.Name}.md)\n\n{page.Synopsis}\n"));
        HelpList.AssertIs(
            "about_MailkitPS.md",
            "| Cmdlet | What it does |\n|---|---|\n",
            "(?=\n\n)",
            pages.Select(page => $"| {page.Name} | {page.Synopsis} |"));
    }

    private static (CmdletInfo Cmdlet, HelpPage Page) Read(string name)
    {
        using Shell shell = new();
        return ((CmdletInfo)shell.Run("param($name) Get-Command $name", name).Single.BaseObject, HelpPage.Read(name));
    }

    private static IEnumerable<ParameterMetadata> Parameters(CmdletInfo cmdlet) =>
        cmdlet.Parameters.Values.Where(parameter => IsOwn(parameter.Name));

    private static bool IsOwn(string parameter) => !Cmdlet.CommonParameters.Contains(parameter);

    /// <summary>Without the common parameters, which PlatyPS 1.0 leaves out where they would begin a line.</summary>
    private static string Own(string syntax) => syntax.Replace(" [<CommonParameters>]", string.Empty, StringComparison.Ordinal);

    private static string TypeName(Type type) => Nullable.GetUnderlyingType(type) is { } inner
        ? $"System.Nullable`1[{inner.FullName}]"
        : type.FullName!;

    /// <summary>As the page writes it; null where the parameter has no value of its own, or is one of PowerShell. No ID is 0.</summary>
    private static string? DefaultOf(object command, string parameter) => command.GetType().GetProperty(parameter)?.GetValue(command) switch
    {
        null or PSCredential or Array or 0L => null,
        SwitchParameter flag => flag.ToString(),
        object value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
