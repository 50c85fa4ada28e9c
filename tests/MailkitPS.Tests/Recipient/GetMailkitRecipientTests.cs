using System.Management.Automation;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>Get-MailkitRecipient: the whole list, and one person.</summary>
public sealed class GetMailkitRecipientTests
{
    private const string OfList = "mailkit.mailinglist.getstatus";
    private const string OfPerson = "mailkit.email.getstatus";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("-EmailId 1", "ID_email 1")]
    [InlineData("-SendMessageId 2", "ID_send_message 2")]
    [InlineData("-Email ada@example.com", "email ada@example.com")]
    [InlineData("5001 -Email ada@example.com -SendMessageId 2 -EmailId 1", "ID_email 1")]
    [InlineData("5001 -Email ada@example.com -ID_SEND_MESSGE 2", "ID_send_message 2")]
    public async Task The_narrowest_key_counts(string arguments, string called)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"Get-MailkitRecipient {arguments}").AssertNoErrors();
        Assert.Equal((OfPerson, called), (simulator.Calls.Single().Function, Parameters(simulator.Calls.Single())));
    }

    [Fact]
    public async Task Each_row_of_the_pipeline_is_read_by_its_narrowest_key()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            @(
                [pscustomobject]@{ MailingListId = 5001; Email = 'ada@example.com'; SendMessageId = 2; EmailId = '1' }
                [pscustomobject]@{ MailingListId = 5001; Email = 'ada@example.com'; SendMessageId = 2; EmailId = '' }
                [pscustomobject]@{ MailingListId = 40101; Email = 'ada@example.com'; SendMessageId = $null; EmailId = $null }
                [pscustomobject]@{ MailingListId = 5001 }
                [pscustomobject]@{ MailingListId = ''; Email = '' }
                [pscustomobject]@{ RECIPIENTID = 1 }
            ) | Get-MailkitRecipient
            """);
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(5, error.TargetObject);
        Assert.StartsWith("Input 5 is left out. ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(
            [$"{OfPerson} ID_email 1", $"{OfPerson} ID_send_message 2", $"{OfPerson} email ada@example.com"],
            simulator.Calls.Take(3).Select(call => $"{call.Function} {Parameters(call)}"));
        Assert.All(simulator.Calls.Skip(3), call => Assert.Equal(OfList, call.Function));
    }

    [Fact]
    public async Task With_an_address_the_list_selects()
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(OfPerson, Answers.Recording(OfPerson, "success-address-in-two-lists"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Equal("700000001 700000055", Ids(shell.Run("Get-MailkitRecipient -Email ada@example.com").AssertNoErrors()));
        Assert.Equal("700000055", Ids(shell.Run("Get-MailkitRecipient 40102 -Email ada@example.com").AssertNoErrors()));
        Run run = shell.Run("Get-MailkitRecipient 7 -Email ada@example.com");
        ErrorRecord error = run.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound);
        Assert.Contains("the mailing list 7", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("error-invalid-id")]
    [InlineData("error-missing-id")]
    [InlineData("error-not-found-empty-text")]
    public async Task A_refusal_means_that_there_is_no_such_recipient(string recording)
    {
        foreach (WireForm form in (WireForm[])[WireForm.Json, WireForm.XmlRpc])
        {
            await using MailkitSimulator simulator = await StartAsync();
            simulator.Play(OfPerson, Answers.Recording(OfPerson, recording), Answers.Recording(OfPerson, "success"));
            using Shell shell = Shell.ConnectedTo(simulator, form: form);
            Run run = shell.Run("7, 8 | ForEach-Object { [pscustomobject]@{ EmailId = $_ } } | Get-MailkitRecipient");
            Assert.Equal(7L, run.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound).TargetObject);
            Assert.Single(run.Output);
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task No_row_means_the_same(string answer)
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(OfPerson, Answers.Json(answer));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Get-MailkitRecipient -EmailId 7");
        Assert.Equal(7L, run.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound).TargetObject);
        run = shell.Run("Get-MailkitRecipient -Email secret@example.com");
        ErrorRecord error = run.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound);
        Assert.DoesNotContain("@", $"{error} {error.TargetObject}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "limit 10000")]
    [InlineData("-Status permanent", "status permanent, limit 10000")]
    [InlineData("-Status Permanent, PERMANENT", "status permanent, limit 10000")]
    [InlineData("-Status unsubscribed", "status unsubscribe, limit 10000")]
    [InlineData("-Status unsubscribed, Unsubscribe", "status unsubscribe, limit 10000")]
    [InlineData("-Status Sleeping", "status Sleeping, limit 10000")]
    [InlineData("-Status permanent, temporary", "limit 10000")]
    [InlineData("-ChangedSince 2024-03-01", "change_date 2024-03-01 00:00:00, limit 10000")]
    [InlineData("-ChangedSince '2024-03-01 10:00:01.9'", "change_date 2024-03-01 10:00:01, limit 10000")]
    [InlineData("-ChangedSince 2024-03-01T10:00:00+09:00", "change_date 2024-03-01 10:00:00, limit 10000")]
    [InlineData("-ChangedSince ([datetime]::new(2024, 3, 1, 0, 0, 0, 1))", "change_date 2024-03-01 00:00:00, limit 10000")]
    [InlineData("-ChangedSince ([datetime]::new(638449000000000000, 1))", "change_date 2024-03-01 14:26:40, limit 10000")]
    [InlineData("-PageSize 50 -After 600000000", "ID_email 600000000, limit 50")]
    public async Task The_whole_list_is_narrowed_down(string arguments, string called)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run($"Get-MailkitRecipient 5001 {arguments}").AssertNoErrors();
        Assert.Equal((OfList, $"ID_user_list 5001, {called}"), (simulator.Calls[0].Function, Parameters(simulator.Calls[0])));
    }

    [Theory]
    [InlineData("enabled, permanent", "700000001")]
    [InlineData("permanent, unsubscribe", "700000002")]
    [InlineData("permanent, Unsubscribed", "700000002")]
    [InlineData("ENABLED, UNSUBSCRIBE", "700000001 700000002")]
    [InlineData("permanent, temporary", "")]
    public async Task Of_several_words_the_cmdlet_selects(string words, string expected)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Equal(expected, Ids(shell.Run($"Get-MailkitRecipient 5001 -Status {words}").AssertNoErrors()));
    }

    [Fact]
    public async Task A_row_knows_its_mailing_list()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Get-MailkitRecipient 5001; Get-MailkitRecipient -EmailId 700000001").AssertNoErrors();
        Assert.Equal("5001 5001 40101", string.Join(' ', run.Output.Select(row => row.Properties["MailingListId"].Value)));
    }

    [Theory]
    [InlineData("-EmailId 1 -Status permanent", "-Status")]
    [InlineData("-SendMessageId 1 -ChangedSince 2024-03-01", "-ChangedSince")]
    [InlineData("-Email ada@example.com -After 1", "-After")]
    [InlineData("5001 -Email ada@example.com -PageSize 5", "-PageSize")]
    [InlineData("-EmailId 1 -PageDelaySec 1", "-PageDelaySec")]
    [InlineData("-EmailId 1 -PositionVariable p", "-PositionVariable")]
    public async Task What_belongs_to_a_list_is_refused_for_a_person(string arguments, string named)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"Get-MailkitRecipient {arguments}")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains($"{named} ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("", "There is no ")]
    [InlineData("-EmailId x", "-EmailId 'x' is no ID: ")]
    [InlineData("-SendMessageId -1", "-SendMessageId '-1' is no ID: ")]
    [InlineData("5.5", "-MailingListId '5.5' is no ID: ")]
    [InlineData("-Email Ada", "-Email is neither an address nor a telephone number with its +. ")]
    [InlineData("5001 -ChangedSince 1.3.2024", "-ChangedSince ")]
    public async Task Bad_input_is_refused_before_a_call(string arguments, string problem)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"Get-MailkitRecipient {arguments}")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.StartsWith(problem, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    /// <summary>The list has one page, and the answer after it shows that there is no further row; every person is the same one.</summary>
    private static async Task<MailkitSimulator> StartAsync()
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(OfList, Answers.Recording(OfList, "success"), Answers.Recording(OfList, "success-empty"));
        simulator.Play(OfPerson, Answers.Recording(OfPerson, "success"));
        return simulator;
    }

    private static string Parameters(SimulatedCall call) => string.Join(
        ", ",
        JsonDocument.Parse(call.Body).RootElement.GetProperty("parameters").EnumerateObject()
            .Select(parameter => $"{parameter.Name} {parameter.Value}"));

    private static string Ids(Run run) => string.Join(' ', run.Output.Select(row => row.Properties["EmailId"].Value));
}
