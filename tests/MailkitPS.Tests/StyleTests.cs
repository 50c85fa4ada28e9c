using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Tests;

/// <summary>The style of the module, found by reflection over what a user imports.</summary>
public sealed partial class StyleTests
{
    // As max_line_length in .editorconfig.
    private const int MaxLineLength = 140;
    private static readonly string[] StateChangers =
        ["Send", "New", "Set", "Add", "Remove", "Move", "Import", "Enable", "Disable", "Clear", "Invoke"];
    private static readonly string[] WithoutConnection =
        ["Connect-Mailkit", "ConvertTo-MailkitDataTable", "Export-MailkitSendReport", "Get-MailkitConnection"];

    private static readonly Type[] ScalarTypes = [typeof(string), typeof(decimal), typeof(DateTime), typeof(Uri)];

    /// <summary>Where a connection is what the cmdlet is about, its name is -Name, too.</summary>
    private static readonly string[] AboutConnections = ["Disconnect-Mailkit", "Select-MailkitConnection"];

    /// <summary>-Name is the name of what the cmdlet is about: connections are completed, lists of Mailkit are not.</summary>
    private static readonly string[] NamesOfDifferentThings = ["InputObject", "Name"];

    public static TheoryData<string> Commands() => [.. CommandTypes().Select(type => Name(type))];

    [Fact]
    public void The_manifest_lists_exactly_the_cmdlets_that_there_are()
    {
        using Shell shell = new();
        string[] listed =
        [
            .. shell.Run("(Test-ModuleManifest $args[0]).ExportedCmdlets.Keys", ModuleEngine.Manifest)
                .AssertNoErrors().Output.Select(name => name.ToString()).Order(),
        ];
        Assert.Equal(CommandTypes().Select(Name).Order(), listed);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_cmdlet_has_an_approved_verb_and_a_noun_of_ours(string name)
    {
        string[] parts = name.Split('-');
        Assert.Contains(parts[0], ApprovedVerbs());
        Assert.StartsWith("Mailkit", parts[1], StringComparison.Ordinal);
        Assert.Equal($"{parts[0]}{parts[1]}Command", Type(name).Name);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_cmdlet_says_what_it_returns_and_each_type_has_a_view(string name)
    {
        OutputTypeAttribute[] outputs = [.. Type(name).GetCustomAttributes<OutputTypeAttribute>()];
        Assert.NotEmpty(outputs);
        string[] viewed = ViewedTypes();
        Assert.All(
            outputs.SelectMany(output => output.Type).Select(type => type.Type).Where(type => type.Namespace == "MailkitPS"),
            type => Assert.Contains(type.FullName, viewed));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_cmdlet_works_on_a_connection(string name) =>
        Assert.Equal(!WithoutConnection.Contains(name), Type(name).GetProperty("Connection") is not null);

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_cmdlet_that_changes_something_can_be_asked_what_if(string name)
    {
        if (StateChangers.Contains(name.Split('-')[0]))
        {
            Assert.True(Type(name).GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_cmdlet_has_a_page_and_tests(string name)
    {
        Assert.True(File.Exists(Path.Combine(ModuleEngine.Root, "docs", "en-US", $"{name}.md")), "no page of docs");
        if (!HasLogic(Type(name)))
        {
            // ReadFunctionTests, the examples of its page and the tests of its base class are all that there is to test.
            return;
        }

        string tests = Path.Combine(ModuleEngine.Root, "tests");
        string ofCmdlet = $"{name.Replace("-", string.Empty, StringComparison.Ordinal)}Tests.cs";
        Assert.Single(Directory.GetFiles(Path.Combine(tests, "MailkitPS.Tests"), ofCmdlet, SearchOption.AllDirectories));
        Assert.Single(Directory.GetFiles(Path.Combine(tests, "Pester"), $"{name}.Tests.ps1", SearchOption.AllDirectories));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_page_shows_three_examples_and_leaves_nothing_open(string name)
    {
        string page = File.ReadAllText(Path.Combine(ModuleEngine.Root, "docs", "en-US", $"{name}.md"));
        Assert.True(ExampleHeading().Count(page) >= 3, "fewer than three examples");
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        foreach (PropertyInfo parameter in Parameters(Type(name)))
        {
            Assert.Contains($"### -{parameter.Name}", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_parameter_of_one_name_is_the_same_everywhere()
    {
        // One or many, mandatory, position and ranges may differ.
        IEnumerable<IGrouping<string, PropertyInfo>> parameters = CommandTypes()
            .SelectMany(Parameters)
            .GroupBy(property => property.Name)
            .Where(same => !NamesOfDifferentThings.Contains(same.Key));
        Assert.All(parameters, same => Assert.Single(same.Select(Describe).Distinct()));
    }

    [Fact]
    public void A_file_holds_the_class_of_its_name()
    {
        foreach (string file in SourceFiles())
        {
            string name = Path.GetFileNameWithoutExtension(file).Split('.')[0];
            Assert.Matches($@"\b(class|struct|interface|enum) {name}\b", File.ReadAllText(file));
        }
    }

    [Fact]
    public void A_line_of_code_has_at_most_140_characters()
    {
        IEnumerable<string> tooLong = CodeFiles("src").Concat(CodeFiles("tests")).SelectMany(file => File.ReadLines(file)
            .Index()
            .Where(line => line.Item.Length > MaxLineLength)
            .Select(line => FormattableString.Invariant($"{Path.GetRelativePath(ModuleEngine.Root, file)}:{line.Index + 1}")));
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Every_error_record_is_made_in_one_file_and_no_id_is_used_twice()
    {
        string errors = Assert.Single(SourceFiles(), file => File.ReadAllText(file).Contains("ErrorCategory.", StringComparison.Ordinal));
        Assert.Equal("Errors.cs", Path.GetFileName(errors));
        string[] ids = [.. ErrorId().Matches(File.ReadAllText(errors)).Select(match => match.Value)];
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void A_row_has_scalars_only_and_no_methods()
    {
        foreach (Type type in OutputTypes())
        {
            Assert.True(type.IsSealed);
            Assert.All(type.GetProperties(), property => Assert.True(IsScalar(property.PropertyType), $"{type.Name}.{property.Name}"));
            Assert.DoesNotContain(
                type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly),
                method => !method.IsSpecialName && method.Name != nameof(ToString));
        }
    }

    [Fact]
    public void What_can_be_set_of_a_row_is_set_by_a_column()
    {
        Type[] rows = [.. OutputTypes().Where(type => type.GetProperties().Any(HasColumn))];
        Assert.NotEmpty(rows);
        Assert.All(
            rows.SelectMany(row => row.GetProperties()).Where(property => property.GetSetMethod(nonPublic: true) is not null),
            property => Assert.True(HasColumn(property), $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    [Fact]
    public void A_view_prints_a_date_as_every_view_does()
    {
        XDocument views = XDocument.Load(Path.Combine(ModuleEngine.Root, "src", "MailkitPS", "MailkitPS.Format.ps1xml"));
        ILookup<string, string> dates = OutputTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(DateTime))
            .ToLookup(property => property.DeclaringType!.FullName!, property => property.Name);
        Assert.NotEmpty(dates);
        foreach (XElement view in views.Descendants("View"))
        {
            string[] dated = [.. dates[view.Descendants("TypeName").Single().Value]];
            Assert.DoesNotContain(
                view.Descendants().Where(element => element.Name.LocalName is "PropertyName" or "ScriptBlock"),
                shown => dated.Any(date => Regex.IsMatch(shown.Value, $@"\b{date}\b")));
        }
    }

    [Fact]
    public void A_table_keeps_its_widths_however_long_a_text_is()
    {
        // Where the first column has no width, PowerShell makes all columns as wide as their texts, and the last ones go.
        XDocument views = XDocument.Load(Path.Combine(ModuleEngine.Root, "src", "MailkitPS", "MailkitPS.Format.ps1xml"));
        Assert.All(
            views.Descendants("TableHeaders"),
            headers => Assert.NotNull(headers.Elements("TableColumnHeader").First().Element("Width")));
    }

    [Fact]
    public void A_view_shows_what_is_invisible_in_the_texts_of_the_server()
    {
        XDocument views = XDocument.Load(Path.Combine(ModuleEngine.Root, "src", "MailkitPS", "MailkitPS.Format.ps1xml"));
        foreach (Type type in OutputTypes())
        {
            XElement[] ofType = [.. views.Descendants("View").Where(view => view.Descendants("TypeName").Single().Value == type.FullName)];
            string[] texts = [.. type.GetProperties().Where(IsText).Select(property => property.Name)];
            Assert.DoesNotContain(ofType.Descendants("PropertyName").Concat(ofType.Descendants("ScriptBlock")), Shows);
            Assert.True(texts.Length == 0 || ofType.Descendants("ListControl").Any(), $"{type.Name} has no list view.");

            bool Shows(XElement shown) => texts.Any(text => Regex.IsMatch(shown.Value, $@"\b{text}\b"));
        }

        static bool IsText(PropertyInfo property) => property.PropertyType == typeof(string) && HasColumn(property);
    }

    private static IEnumerable<PropertyInfo> Parameters(Type type) =>
        type.GetProperties().Where(property => property.GetCustomAttributes<ParameterAttribute>().Any());

    private static string Describe(PropertyInfo parameter)
    {
        Type type = parameter.PropertyType;
        type = type.IsArray ? type.GetElementType()! : type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        IEnumerable<string> aliases = parameter.GetCustomAttributes<AliasAttribute>().SelectMany(alias => alias.AliasNames)
            .Where(alias => !(alias == "Name" && AboutConnections.Contains(Name(parameter.ReflectedType!))))
            .Order();
        IEnumerable<string> others = parameter.GetCustomAttributes()
            .Where(attribute => attribute is ArgumentTransformationAttribute or ArgumentCompleterAttribute)

            // Whether an input may give the value too is a matter of the cmdlet; both take a single text only.
            .Where(attribute => attribute.GetType().Name is not ("InputColumnAttribute" or "SingleTextAttribute"))
            .Select(attribute => $"{attribute.GetType().Name} {(attribute as ArgumentCompleterAttribute)?.Type?.Name}".Trim())
            .Order();
        return $"-{parameter.Name} <{type}> alias {string.Join(", ", aliases)} with {string.Join(", ", others)}";
    }

    /// <summary>More than parameters and one call.</summary>
    private static bool HasLogic(Type command) => command
        .GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Any(method => !method.IsSpecialName && method.Name is not ("ProcessRecord" or "ProcessInput" or "Read")
            && !method.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static bool HasColumn(PropertyInfo property) =>
        property.Name == "Extra"
        || property.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "ColumnAttribute" or "IdColumnAttribute");

    /// <summary>The types of what the cmdlets write, but those of others.</summary>
    internal static Type[] OutputTypes() =>
    [
        .. CommandTypes()
            .SelectMany(type => type.GetCustomAttributes<OutputTypeAttribute>())
            .SelectMany(output => output.Type)
            .Select(type => type.Type)
            .Where(type => type.Namespace == "MailkitPS")
            .Distinct(),
    ];

    private static bool IsScalar(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsPrimitive || type.IsEnum || ScalarTypes.Contains(type);
    }

    private static string[] ViewedTypes()
    {
        string views = Path.Combine(Path.GetDirectoryName(ModuleEngine.Manifest)!, "MailkitPS.Format.ps1xml");
        return [.. XDocument.Load(views).Descendants("TypeName").Select(type => type.Value)];
    }

    private static string[] ApprovedVerbs()
    {
        Type[] groups =
        [
            typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle),
            typeof(VerbsOther), typeof(VerbsSecurity),
        ];
        return [.. groups.SelectMany(group => group.GetFields()).Select(field => (string)field.GetRawConstantValue()!)];
    }

    private static Collection<Type> CommandTypes()
    {
        using Shell shell = new();
        Assembly module = ((CmdletInfo)shell.Run("Get-Command Connect-Mailkit").Single.BaseObject).ImplementingType.Assembly;
        return [.. module.GetExportedTypes().Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null)];
    }

    private static Type Type(string name) => CommandTypes().Single(type => Name(type) == name);

    private static string Name(Type type)
    {
        CmdletAttribute cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
        return $"{cmdlet.VerbName}-{cmdlet.NounName}";
    }

    private static IEnumerable<string> SourceFiles() => CodeFiles("src");

    private static IEnumerable<string> CodeFiles(string folder) =>
        Directory.GetFiles(Path.Combine(ModuleEngine.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(ModuleEngine.Root, file).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "obj" or "bin"));

    [GeneratedRegex("^### Example ", RegexOptions.Multiline)]
    private static partial Regex ExampleHeading();

    [GeneratedRegex("\"Mailkit[A-Za-z]+\"")]
    private static partial Regex ErrorId();
}
