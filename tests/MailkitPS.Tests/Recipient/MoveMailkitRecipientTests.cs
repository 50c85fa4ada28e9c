using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>Move-MailkitRecipient: a recipient is in another list, under another ID.</summary>
public sealed class MoveMailkitRecipientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task Who_was_moved_is_in_the_other_list_with_all_that_is_stored(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        PSObject before = shell.Run("Get-MailkitRecipient -EmailId 700000006").Single;
        PSObject moved = shell.Run("Move-MailkitRecipient 700000006 5003 -PassThru").Single;
        PSObject after = shell.Run("param($email) Get-MailkitRecipient 5003 -Email $email", before.Properties["Email"].Value).Single;
        Assert.Equal(
            "Moved 700000006 5003",
            $"{moved.Properties["Operation"].Value} {moved.Properties["SourceEmailId"].Value} {moved.Properties["MailingListId"].Value}");
        Assert.Equal(form == WireForm.Json ? after.Properties["EmailId"].Value : null, moved.Properties["EmailId"].Value);
        Assert.Equal(
            (before.Properties["FirstName"].Value, before.Properties["Custom2"].Value, 5003L),
            (after.Properties["FirstName"].Value, after.Properties["Custom2"].Value, after.Properties["MailingListId"].Value));
        shell.Run("Get-MailkitRecipient -EmailId 700000006").AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public async Task Without_PassThru_nothing_is_written()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("@(Get-MailkitRecipient 5003)[0..2] | Move-MailkitRecipient -Destination 5004");
        Assert.Empty(run.AssertNoErrors().Output);
        Assert.Equal(37, shell.Run("Get-MailkitRecipient 5003").Output.Count);
        Assert.Equal(38, shell.Run("Get-MailkitRecipient 5004").Output.Count);
    }

    [Theory]
    [InlineData(WireForm.Json, "MailkitNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(WireForm.XmlRpc, "MailkitApiError", ErrorCategory.InvalidArgument)]
    public async Task A_second_time_fails_because_the_id_is_gone(WireForm form, string id, ErrorCategory category)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        shell.Run("Move-MailkitRecipient 700000006 5003").AssertNoErrors();
        Assert.Equal(700000006L, shell.Run("Move-MailkitRecipient 700000006 5003").AssertError(id, category).TargetObject);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("5.7")]
    [InlineData("$true")]
    [InlineData("'Newsletter'")]
    [InlineData("'5001,5002'")]
    public async Task The_list_is_typed_and_has_to_be_an_id(string destination)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $"1, 2 | ForEach-Object {{ [pscustomobject]@{{ EmailId = $_ }} }} | Move-MailkitRecipient -Destination {destination}");
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.StartsWith("-Destination ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("''")]
    [InlineData("@()")]
    [InlineData("@(5001, 5002)")]
    [InlineData("{ $_.MailingListId }")]
    public async Task What_is_no_value_at_all_is_refused_by_PowerShell(string destination)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.NotEmpty(shell.Run($"Move-MailkitRecipient 1 -Destination {destination}").AllErrors);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task The_list_of_a_row_is_never_taken_for_the_destination()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            "[pscustomobject]@{ EmailId = 700000006; Destination = 1; MailingListId = 2; ID_user_list = 3 } "
            + "| Move-MailkitRecipient -Destination 5003");
        run.AssertNoErrors();
        Assert.Contains("\"ID_user_list\":5003", simulator.Calls.Single().Body, StringComparison.Ordinal);
        Assert.Empty(shell.Run("(Get-Command Move-MailkitRecipient).Parameters['Destination'].Aliases").Output);
    }
}
