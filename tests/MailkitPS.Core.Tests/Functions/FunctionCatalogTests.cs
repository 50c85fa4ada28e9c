using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MailkitPS.Simulator;
using MailkitPS.Tests;

namespace MailkitPS.Core.Tests.Functions;

/// <summary>The table of functions, and the page that is made from it.</summary>
public sealed partial class FunctionCatalogTests
{
    private const string LongDescription =
        "This page is made from the table that the module itself uses, and from the pages of the cmdlets. Where a function has a cmdlet, "
        + "use the cmdlet, because its rows have types; Invoke-MailkitFunction calls any function. There, a function that only reads is "
        + "called at once, and is repeated after a temporary failure. All others need confirmation and are never repeated: functions that "
        + "change data, functions about which too little is known, and names that are not listed here. The column List says where the "
        + "answer has its list, which Invoke-MailkitFunction writes element by element. The column Known says where the facts come "
        + "from: documented means that Mailkit's page could be read, partly documented that it could be read in part, seen in clients "
        + "that the facts come from public clients, and name only that nothing but the name is known.";

    private static readonly string Pages = Path.Combine(ModuleEngine.Root, "docs", "en-US");
    private static readonly string Page = Path.Combine(Pages, "about_MailkitPS_Functions.md");

    [Fact]
    public void Every_function_stands_in_it_once() => Assert.Equal(
        FunctionCatalog.All.Select(function => function.Name).Distinct(),
        FunctionCatalog.All.Select(function => function.Name));

    [Theory]
    [InlineData("mailinglist.list", "mailkit.mailinglist.list")]
    [InlineData(" mailkit.report ", "mailkit.report")]
    [InlineData("new.function", "mailkit.new.function")]
    public void The_prefix_may_be_left_off(string name, string fullName) => Assert.Equal(fullName, FunctionCatalog.FullName(name));

    [Fact]
    public void What_is_only_known_by_name_is_not_taken_for_a_read() => Assert.All(
        FunctionCatalog.All.Where(function => function.Confidence == FunctionConfidence.NameOnly),
        function => Assert.False(function.IsRead));

    [Fact]
    public void A_function_that_is_not_listed_may_change_anything()
    {
        MailkitFunction function = FunctionCatalog.Get("mailkit.new");
        Assert.Null(FunctionCatalog.Find("mailkit.new"));
        Assert.False(function.IsRead);
        Assert.Equal(FunctionForms.None, function.Forms);
        Assert.Equal(AnswerList.IsUnknown, function.List);
    }

    [Theory]
    [InlineData("mailkit.mailinglist.list", true, null)]
    [InlineData("mailkit.campaigns.schedule.list", true, "data")]
    [InlineData("mailkit.report.message", false, null)]
    [InlineData("mailkit.sendmail_mass", false, null)]
    public void Where_a_list_stands_is_told_from_what_is_not_known(string name, bool isList, string? member)
    {
        MailkitFunction function = FunctionCatalog.Get(name);
        Assert.Equal(isList, function.List.IsList);
        Assert.Equal(member, function.List.Member);
    }

    [Fact]
    public void Every_function_that_reads_has_a_cmdlet()
    {
        ILookup<string, string> cmdlets = Cmdlets();
        Assert.Empty(FunctionCatalog.All
            .Where(function => function.IsRead && !cmdlets.Contains(function.Name))
            .Select(function => function.Name));
    }

    /// <summary>With MAILKITPS_UPDATE=1 the page is rewritten first.</summary>
    [Fact]
    public void The_page_is_the_table()
    {
        string page = MakePage();
        Assert.Equal(page, Snapshot.Read(Page, page));
    }

    private static string MakePage()
    {
        StringBuilder page = new();
        page.Append($"""
            # about_MailkitPS_Functions

            ## SHORT DESCRIPTION

            The functions of the Mailkit API, for Invoke-MailkitFunction.

            ## LONG DESCRIPTION

            {LongDescription}

            """.ReplaceLineEndings("\n"));
        ILookup<string, string> cmdlets = Cmdlets();
        foreach (IGrouping<string, MailkitFunction> area in FunctionCatalog.All.GroupBy(function => function.Area))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {area.Key}\n\n");
            page.Append("| Function | Cmdlet | What it does | Kind | Forms | List | Known |\n|---|---|---|---|---|---|---|\n");
            foreach (MailkitFunction function in area)
            {
                string kind = function.IsRead ? "reads" : "changes data, or may";
                string forms = function.Forms switch
                {
                    FunctionForms.Both => "JSON, XML-RPC",
                    FunctionForms.Json => "JSON",
                    FunctionForms.XmlRpc => "XML-RPC",
                    _ => "not known",
                };
                string list = function.List.Member is string member ? $"in `{member}`"
                    : function.List == AnswerList.IsAnswer ? "the answer"
                    : function.List == AnswerList.IsNone ? "none"
                    : "not known";
                string known = function.Confidence switch
                {
                    FunctionConfidence.Documented => "documented",
                    FunctionConfidence.PartlyDocumented => "partly documented",
                    FunctionConfidence.SeenInClients => "seen in clients",
                    _ => "name only",
                };
                string cmdlet = string.Join(", ", cmdlets[function.Name]);
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{function.Name}` | {cmdlet} | {function.Summary} | {kind} | {forms} | {list} | {known} |\n");
            }
        }

        page.Append("\n## SEE ALSO\n\n- Invoke-MailkitFunction\n- about_MailkitPS\n");
        return page.ToString();
    }

    /// <summary>The cmdlets by the functions that they call, which the description of each names.</summary>
    private static ILookup<string, string> Cmdlets() => Directory.GetFiles(Pages, "*-Mailkit*.md")
        .Order(StringComparer.Ordinal)
        .SelectMany(file => FunctionName().Matches(Description().Match(File.ReadAllText(file)).Value)
            .Select(match => (Function: match.Value, Cmdlet: Path.GetFileNameWithoutExtension(file)))
            .Distinct())
        .ToLookup(called => called.Function, called => called.Cmdlet);

    [GeneratedRegex("^## DESCRIPTION$.*?^## ", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Description();

    [GeneratedRegex(@"\bmailkit(\.[a-z_]+)+")]
    private static partial Regex FunctionName();
}
