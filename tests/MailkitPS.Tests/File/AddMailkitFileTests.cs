using System.Management.Automation;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Files;

/// <summary>Add-MailkitFile: which files go out, each once, and what is told of each.</summary>
public sealed class AddMailkitFileTests : IDisposable
{
    private const string Function = "mailkit.filemanager.upload";

    private static readonly string[] Shown = ["Name", "FolderId", "ErrorCode", "Error"];

    private readonly string _folder = Directory.CreateTempSubdirectory("mailkitps-").FullName;

    public AddMailkitFileTests()
    {
        foreach (string name in (string[])["a.txt", "b.txt", "[c].txt", "ceník ž.csv", "virus.exe", $"{new string('x', 47)}.log"])
        {
            File.WriteAllText(Path.Combine(_folder, name), $"content of {name}");
        }

        Directory.CreateDirectory(Path.Combine(_folder, "sub.txt"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Add-MailkitFile a.txt", "a.txt")]
    [InlineData("Add-MailkitFile ./a.txt, b.txt", "a.txt b.txt")]
    [InlineData("Add-MailkitFile *.txt", "[c].txt a.txt b.txt")]
    [InlineData("Add-MailkitFile nothing*", "")]
    [InlineData("Add-MailkitFile -LiteralPath '[c].txt'", "[c].txt")]
    [InlineData("Add-MailkitFile '`[c`].txt'", "[c].txt")]
    [InlineData("'[c].txt', '[ab].txt' | Add-MailkitFile", "[c].txt a.txt b.txt")]
    [InlineData("'a.txt', 'b.txt' | Add-MailkitFile", "a.txt b.txt")]
    [InlineData("$ExecutionContext.InvokeProvider.Item.Get('?.txt') | Add-MailkitFile", "a.txt b.txt")]
    [InlineData("$ExecutionContext.InvokeProvider.Item.Get('[c].txt', $true, $true) | Add-MailkitFile", "[c].txt")]
    [InlineData("[pscustomobject]@{ Path = 'a.txt' }, [pscustomobject]@{ LiteralPath = '[c].txt' } | Add-MailkitFile", "a.txt [c].txt")]
    [InlineData("Add-MailkitFile ceník*", "ceník ž.csv")]
    [InlineData("Add-MailkitFile \"$PWD/a.txt\"", "a.txt")]
    [InlineData("Add-MailkitFile \"FileSystem::$PWD/a.txt\"", "a.txt")]
    public async Task Each_file_goes_out_in_a_call_of_its_own(string script, string files)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = ConnectedTo(simulator);
        Run run = shell.Run(script).AssertNoErrors();
        Assert.Equal(files, string.Join(' ', simulator.Calls.Select(call => Sent(call, "name"))));
        Assert.All(
            simulator.Calls,
            call => Assert.Equal(
                $"content of {Sent(call, "name")}", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(Sent(call, "data")!))));
        Assert.All(simulator.Calls, call => Assert.Equal(WireForm.XmlRpc, call.Form));
        Assert.Equal(files, string.Join(' ', run.Output.Select(row => row.Properties["Name"].Value)));
    }

    [Fact]
    public async Task What_was_uploaded_is_there()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = ConnectedTo(simulator);
        Run run = shell.Run(
            """
            $file = Add-MailkitFile a.txt -Folder images -Description 'ž'
            $file.FileId
            Get-MailkitFile $file.FolderId | Where-Object FileId -EQ $file.FileId | ForEach-Object Name
            $file.Path
            $file.Error
            """).AssertNoErrors();
        Assert.Equal(
            ["31005", "a.txt", Path.Combine(_folder, "a.txt"), "None"], run.Output.Select(line => line.ToString()));
        Assert.Equal(("images", "ž"), (Sent(simulator.Calls[0], "folder_name"), Sent(simulator.Calls[0], "description")));
    }

    [Fact]
    public async Task A_warning_tells_where_a_file_is_that_is_not_where_it_was_to_be()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = ConnectedTo(simulator);
        Run run = shell.Run("Add-MailkitFile a.txt -Folder nowhere; Add-MailkitFile a.txt").AssertNoErrors();
        Assert.Equal(
            ["a.txt 0 2 FolderNotFound", "a_1.txt 0 5 Renamed"],
            run.Output.Select(row => string.Join(' ', Shown.Select(name => row.Properties[name].Value))));
        Assert.Equal(
            [
                "Mailkit has no folder of this name: the file 'a.txt' is in the root folder (ERROR 2).",
                "Mailkit has a file 'a.txt' already: this one is stored as 'a_1.txt' (ERROR 5).",
            ],
            run.Warnings);
    }

    [Theory]
    [InlineData(1, "it refuses its extension")]
    [InlineData(3, "it found no content in it")]
    [InlineData(4, "it found no name of it")]
    [InlineData(7, "the number of its answer is not")]
    public async Task Another_number_is_a_refusal_and_the_next_file_goes_on(int code, string told)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(
            Function,
            Answers.Json($$"""[{"ERROR":{{code}},"NAME":"a.txt","NAME_ORIG":"a.txt","ID_FOLDER":0,"ID_FILE":0}]"""),
            Answers.Recording(Function, "success"));
        using Shell shell = ConnectedTo(simulator);
        Run run = shell.Run("Add-MailkitFile a.txt, b.txt");
        string message = run.AssertError("MailkitApiError", ErrorCategory.InvalidArgument).Exception.Message;
        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.EndsWith($"(ERROR {code}).", message, StringComparison.Ordinal);
        Assert.Single(run.Output);
        Assert.Equal(2, simulator.Calls.Count);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"NAME":"a.txt"}]""")]
    [InlineData("{}")]
    [InlineData("\"OK\"")]
    public async Task An_answer_that_does_not_tell_is_unknown(string answer)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Json(answer));
        using Shell shell = ConnectedTo(simulator);
        Run run = shell.Run("Add-MailkitFile a.txt");
        Assert.Contains(
            "may have been made: Upload the file 'a.txt' (16 bytes) into the root folder.",
            run.AssertError("MailkitChangeIncomplete", ErrorCategory.WriteError).Exception.Message,
            StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Single(simulator.Calls);
    }

    [Theory]
    [InlineData("Add-MailkitFile", "There is no path of a file.")]
    [InlineData("Add-MailkitFile ''", "There is no path of a file.")]
    [InlineData("Add-MailkitFile $null", "There is no path of a file.")]
    [InlineData("Add-MailkitFile -LiteralPath ' '", "There is no path of a file.")]
    [InlineData("Add-MailkitFile missing.txt", "There is no file 'missing.txt'")]
    [InlineData("Add-MailkitFile a.txt, missing.txt", "There is no file 'missing.txt'")]
    [InlineData("Add-MailkitFile -LiteralPath *.txt", "There is no file '")]
    [InlineData("Add-MailkitFile sub.txt", "sub.txt' is a folder")]
    [InlineData("Add-MailkitFile env:PATH", "'env:PATH' is not in the file system")]
    [InlineData("Add-MailkitFile nowhere:a.txt", "There is no file 'nowhere:a.txt'")]
    [InlineData("Add-MailkitFile https://example.com/a.txt", "There is no file '")]
    [InlineData("Add-MailkitFile '[a.txt'", "There is no file '[a.txt'")]
    [InlineData("Add-MailkitFile a.txt, virus.exe", "'virus.exe' is not taken by Mailkit")]
    [InlineData("Add-MailkitFile *.log", "has more than the 50 characters that Mailkit takes")]
    [InlineData("Add-MailkitFile a.txt -Folder \"a$([char]0)b\"", "XML cannot carry")]
    public async Task Bad_input_is_refused_before_anything_is_sent(string script, string problem)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = ConnectedTo(simulator);
        Run run = shell.Run(script);
        Assert.Contains(
            problem, run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument).Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("''")]
    [InlineData("$null")]
    [InlineData("'missing.txt'")]
    [InlineData("[IO.DirectoryInfo]\"$PWD/sub.txt\"")]
    [InlineData("[pscustomobject]@{ Path = '' }")]
    [InlineData("[pscustomobject]@{ Email = 'ada@example.com' }")]
    [InlineData("@{ Path = 'a.txt' }")]
    [InlineData("5.7")]
    public async Task An_input_that_is_no_file_has_its_position_and_the_next_goes_on(string input)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = ConnectedTo(simulator);
        Run run = shell.Run($"$it = {input}\n'a.txt', $it, 'b.txt' | Add-MailkitFile");
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(2, error.TargetObject);
        Assert.StartsWith("Input 2 is left out. ", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.com", Told.In(run), StringComparison.Ordinal);
        Assert.Equal("a.txt b.txt", string.Join(' ', run.Output.Select(row => row.Properties["Name"].Value)));
    }

    [Fact]
    public async Task What_if_makes_no_call_and_names_the_file()
    {
        StringWriter screen = new();
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = ConnectedTo(simulator, new TextHost(screen));
        shell.Run("Add-MailkitFile a.txt -WhatIf; Add-MailkitFile b.txt -Folder images -WhatIf").AssertNoErrors();
        Assert.Contains("Upload the file 'a.txt' (16 bytes) into the root folder, at ", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("Upload the file 'b.txt' (16 bytes) into the folder 'images', at ", screen.ToString(), StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task A_lost_answer_is_told_as_unknown_and_uploaded_once()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.PlayAfterwards(Function, Answers.ResetBeforeHeaders());
        using Shell shell = ConnectedTo(simulator);
        Run run = shell.Run("Add-MailkitFile a.txt");
        Assert.Contains(
            "look with `Get-MailkitFile -Connection '90000001'` before you make it again",
            run.AssertError("MailkitChangeIncomplete", ErrorCategory.WriteError).Exception.Message,
            StringComparison.Ordinal);
        Assert.Single(simulator.Calls);
        Assert.Single(shell.Run("Get-MailkitFile | Where-Object Name -EQ a.txt").AssertNoErrors().Output);
    }

    [Fact]
    public async Task Without_a_server_nothing_was_uploaded()
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = ConnectedTo(simulator);
        await simulator.DisposeAsync();
        Run run = shell.Run("'a.txt', 'b.txt' | Add-MailkitFile");
        Assert.Equal([1, 2], run.Errors.Select(error => error.TargetObject));
        Assert.All(
            run.Errors,
            error => Assert.StartsWith("This change was not made: Upload the file '", error.Exception.Message, StringComparison.Ordinal));
    }

    private static string? Sent(SimulatedCall call, string name) => XDocument.Parse(call.Body).Descendants("member")
        .FirstOrDefault(member => member.Element("name")!.Value == name)?.Element("value")!.Value;

    private Shell ConnectedTo(MailkitSimulator simulator, TextHost? host = null)
    {
        Shell shell = new(host);
        shell.Run(
            """
            param($uri, $credential, $folder)
            Connect-Mailkit $credential -ApiUri $uri -SkipVerification
            $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
            """,
            simulator.ApiUri,
            Shell.Credential(),
            _folder).AssertNoErrors();
        return shell;
    }
}
