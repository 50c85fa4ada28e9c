using System.Management.Automation;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Files;

/// <summary>Remove-MailkitFile: a folder is deleted only where a folder was meant.</summary>
public sealed class RemoveMailkitFileTests
{
    private const string Function = "mailkit.filemanager.delete";

    private static readonly string[] Shown = ["Type", "Name", "FileId", "FolderId"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Remove-MailkitFile -FileId 31002", "31002 file")]
    [InlineData("Remove-MailkitFile -ID_file '31002' -FolderId 3001", "31002 file")]
    [InlineData("Remove-MailkitFile -FolderId 3003", "3003 dir")]
    [InlineData("Get-MailkitFile 3001 | Remove-MailkitFile", "3003 dir 31002 file 31003 file")]
    [InlineData(
        "Get-MailkitFile 3001 | ForEach-Object { [pscustomobject]@{ Type = $_.Type; FileId = $_.FileId; FolderId = $_.FolderId } } |"
        + " Remove-MailkitFile",
        "3003 dir 31002 file 31003 file")]
    [InlineData("[pscustomobject]@{ FolderId = '3003'; Type = 'dir'; FileId = '' } | Remove-MailkitFile", "3003 dir")]
    [InlineData("[pscustomobject]@{ FileId = 31002; FolderId = 0 } | Remove-MailkitFile", "31002 file")]
    public async Task A_file_or_a_folder_is_deleted(string script, string deleted)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Empty(shell.Run($"{script} -Confirm:$false").AssertNoErrors().Output);
        Assert.Equal(deleted, Deleted(simulator));
        Assert.DoesNotContain(
            shell.Run("Get-MailkitFile 3001 | ForEach-Object { if ($_.FileId) { \"$($_.FileId) file\" } else { \"$($_.FolderId) dir\" } }")
                .AssertNoErrors().Output,
            left => deleted.Contains(left.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task PassThru_writes_what_was_deleted()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            Get-MailkitFile 3001 | Where-Object FileId -EQ 31002 | Remove-MailkitFile -PassThru -Confirm:$false
            Remove-MailkitFile -FolderId 3003 -PassThru -Confirm:$false
            Remove-MailkitFile -FileId 31003 -PassThru -Confirm:$false
            """).AssertNoErrors();
        Assert.Equal(
            ["FILE logo.png 31002 3001", "DIR   3003", "  31003 "],
            run.Output.Select(row => string.Join(' ', Shown.Select(name => row.Properties[name].Value))));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ FolderId = 3003 }", "Type is DIR")]
    [InlineData("[pscustomobject]@{ FolderId = 3003; Type = 'FILE' }", "Type is DIR")]
    [InlineData("[pscustomobject]@{ FolderId = 3003; Type = $true }", "Type is DIR")]
    [InlineData("[pscustomobject]@{ FolderId = 0; Type = 'DIR' }", "root folder, which cannot be deleted")]
    [InlineData("[pscustomobject]@{ FolderId = 'x'; Type = 'DIR' }", "Its FolderId 'x' is no ID")]
    [InlineData("[pscustomobject]@{ FileId = 'x'; FolderId = 3003; Type = 'DIR' }", "Its FileId 'x' is no ID")]
    [InlineData("[pscustomobject]@{ FileId = 5.7 }", "Its FileId '5.7' is no ID")]
    [InlineData("[pscustomobject]@{ FileId = $true }", "Its FileId 'True' is no ID")]
    [InlineData("[pscustomobject]@{ FileId = '' }", "There is no ID of a file.")]
    [InlineData("(Get-MailkitCampaign -CampaignId 7001)", "There is no ID of a file.")]
    [InlineData("(Get-MailkitMailingList Partners)", "There is no ID of a file.")]
    [InlineData("[IO.FileInfo]'a.txt'", "There is no ID of a file.")]
    [InlineData("31002", "There is no ID of a file.")]
    [InlineData("'a.txt'", "There is no ID of a file.")]
    [InlineData("$null", "There is no ID of a file.")]
    [InlineData("@{ FileId = 31002 }", "There is no ID of a file.")]
    public async Task What_names_no_file_is_refused_and_the_next_goes_on(string input, string problem)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"{input}, [pscustomobject]@{{ FileId = 31002 }} | Remove-MailkitFile -Confirm:$false");
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(1, error.TargetObject);
        Assert.Contains(problem, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("31002 file", Deleted(simulator));
    }

    [Theory]
    [InlineData("Remove-MailkitFile", "There is no ID of a file.")]
    [InlineData("Remove-MailkitFile -FileId ''", "-FileId is empty.")]
    [InlineData("Remove-MailkitFile -FolderId $null", "-FolderId is empty.")]
    [InlineData("Remove-MailkitFile -FileId x", "-FileId 'x' is no ID")]
    [InlineData("Remove-MailkitFile -FolderId 0", "root folder, which cannot be deleted")]
    [InlineData("Remove-MailkitFile -FolderId -1", "-FolderId '-1' is no ID")]
    [InlineData("Remove-MailkitFile -FileId $null -FolderId 3003", "-FileId is empty.")]
    [InlineData("Get-MailkitFile | Remove-MailkitFile -FolderId 3003", "leave one of them out")]
    [InlineData("1, 2 | Remove-MailkitFile -FileId 31002", "leave one of them out")]
    public async Task What_the_command_line_has_wrong_ends_it(string script, string problem)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"{script} -Confirm:$false");
        Assert.Contains(
            problem, run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument).Exception.Message, StringComparison.Ordinal);
        Assert.Equal(string.Empty, Deleted(simulator));
    }

    [Fact]
    public async Task What_if_and_no_delete_nothing()
    {
        StringWriter screen = new();
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = new(new TextHost(screen, null, 2, 0));
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification", simulator.ApiUri, Shell.Credential())
            .AssertNoErrors();
        shell.Run("Get-MailkitFile 3001 | Remove-MailkitFile -WhatIf").AssertNoErrors();
        Assert.Contains("Delete the file 31002, at ", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("Delete the folder 3003, which has to be empty, at ", screen.ToString(), StringComparison.Ordinal);
        Assert.Equal(string.Empty, Deleted(simulator));
        shell.Run("Get-MailkitFile 3001 | Where-Object FileId | Remove-MailkitFile").AssertNoErrors();
        Assert.Contains("Delete the file 31002 'logo.png', at ", screen.ToString(), StringComparison.Ordinal);
        Assert.Equal("31003 file", Deleted(simulator));
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_nothing_is_deleted()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Remove-MailkitFile -FileId 31002").AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("-FileId 5", "Invalid ID_file", "MailkitNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("-FolderId 5", "Invalid ID_folder", "MailkitNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("-FolderId 3001", "Directory is not empty", "MailkitApiError", ErrorCategory.InvalidArgument)]
    public async Task A_refusal_is_told_as_it_came(string arguments, string text, string id, ErrorCategory category)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        ErrorRecord error = shell.Run($"Remove-MailkitFile {arguments} -Confirm:$false").AssertError(id, category);
        Assert.Contains(text, error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(simulator.Calls);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("\"Thank you\"")]
    [InlineData("{}")]
    public async Task An_answer_that_does_not_say_so_is_no_success(string answer)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.PlayAfterwards(Function, answer == "lost" ? Answers.ResetBeforeHeaders() : Answers.Json(answer));
        using Shell shell = Shell.ConnectedTo(simulator, retries: 3);
        Run run = shell.Run("Get-MailkitFile 3001 | Where-Object FileId -EQ 31002 | Remove-MailkitFile -PassThru -Confirm:$false");
        Assert.Empty(run.Output);
        Assert.Equal("31002 file", Deleted(simulator));
        if (answer[0] == '"')
        {
            // A bare text that is not known refuses.
            run.AssertError("MailkitApiError", ErrorCategory.InvalidArgument);
            return;
        }

        Assert.Contains(
            "may have been made: Delete the file 31002. It was written whole, and no answer came that says what became of it: "
            + "look with `Get-MailkitFile -FolderId 3001 -Connection '90000001'`",
            run.AssertError("MailkitChangeIncomplete", ErrorCategory.WriteError).Exception.Message,
            StringComparison.Ordinal);
    }

    private static string Deleted(MailkitSimulator simulator) => string.Join(
        ' ',
        simulator.Calls.Where(call => call.Function == Function).SelectMany(
            call => XDocument.Parse(call.Body).Descendants("param").Skip(2).Select(parameter => parameter.Value)));
}
