using System.Globalization;
using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Base;

/// <summary>What holds for every cmdlet that reads page by page, shown with Get-MailkitEngagement.</summary>
public sealed class MailkitPagedCommandTests
{
    private const string Function = "mailkit.mailinglist.engagement";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_pages_are_read()
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1, 2), Page(2, 3), Page(3));
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Equal("1 2 3", Ids(shell.Run($"{Read()}").AssertNoErrors()));
        Assert.Equal(3, simulator.Calls.Count);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public async Task Whoever_has_enough_rows_causes_no_further_call_and_has_a_position_that_goes_on(int first, int calls)
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1, 2), Page(2, 3), Page(3, 4), Page(4));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(FirstOf(Read("-PositionVariable position"), first));
        Assert.Equal(string.Join(' ', Enumerable.Range(1, first)), Ids(run.AssertNoErrors()));
        Assert.Equal($"{first} {first} False", Tell(shell, "$($position.After) $($position.RowCount) $($position.IsComplete)"));
        Assert.Equal(calls, simulator.Calls.Count);
    }

    [Fact]
    public async Task A_position_lets_a_second_command_read_the_rest()
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1, 2, 3), Page(2, 3), Page(3));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $"""
            {FirstOf(Read("-PositionVariable position"), 2)}
            {Read("-After $position.After -PositionVariable position")}
            """);
        Assert.Equal("1 2 3", Ids(run.AssertNoErrors()));
        Assert.Contains("\"ID_email\":2", simulator.Calls[1].Body, StringComparison.Ordinal);
        Assert.Equal(
            $"{Function}, -MailingListId 5001, 1, True",
            Tell(shell, "$($position.Function), $($position.Filter), $($position.RowCount), $($position.IsComplete)"));
    }

    [Fact]
    public async Task The_position_is_there_before_the_first_row_and_moves_with_each()
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1, 2, 3), Page(3));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($$"""{{Read("-PositionVariable position")}} | ForEach-Object { "$($_.EmailId) $($position.After)" }""");
        Assert.Equal(["1 1", "2 2", "3 3"], run.AssertNoErrors().Output.Select(line => line.ToString()));
    }

    [Fact]
    public async Task A_page_that_breaks_off_is_asked_for_again()
    {
        Body page = Body.Json(Json(1, 2, 3));
        await using MailkitSimulator simulator = await StartAsync(
            Answers.Cut(page, Position.AfterRow(2)), Page(2, 3), Page(3));
        using Shell shell = Shell.ConnectedTo(simulator, retries: 1);
        Assert.Equal("1 2 3", Ids(shell.Run(Read()).AssertNoErrors()));
    }

    [Fact]
    public async Task An_error_says_how_far_it_came_and_how_to_go_on()
    {
        await using MailkitSimulator simulator = await StartAsync(
            Page(1, 2), Answers.Cut(Body.Json(Json(2, 3, 4)), Position.AfterRow(2)));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(Read("-PositionVariable position"));
        Assert.Equal("1 2 3", Ids(run));
        ErrorRecord error = run.AssertError("MailkitInvalidAnswer", ErrorCategory.InvalidData);
        Assert.Equal(5001L, error.TargetObject);
        Assert.EndsWith(
            "Rows up to 3 have been written (3); there may be more. This goes on behind them: "
                + "Get-MailkitEngagement -MailingListId 5001 -After 3 -PageSize 2 -PageDelaySec 0 -Connection '90000001'",
            error.Exception.Message,
            StringComparison.Ordinal);
        Assert.Equal("3 False", Tell(shell, "$($position.After) $($position.IsComplete)"));
        Assert.StartsWith(Tell(shell, "$($position.LastError)"), error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_of_an_error_reads_the_rest()
    {
        await using MailkitSimulator simulator = await StartAsync(
            Answers.Cut(Body.Json(Json(1, 2)), Position.AfterRow(1)), Page(1, 2), Page(2));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(Read());
        string message = Assert.Single(run.Errors).Exception.Message;
        Run rest = shell.Run(message[message.LastIndexOf("Get-Mailkit", StringComparison.Ordinal)..]).AssertNoErrors();
        Assert.Equal("1 2", $"{Ids(run)} {Ids(rest)}");
    }

    [Fact]
    public async Task What_is_gone_in_the_middle_is_not_found_and_says_it_too()
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1, 2), Answers.Error("Invalid ID_user_list"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(Read("-PositionVariable position"));
        ErrorRecord error = run.AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound);
        Assert.Contains("Rows up to 2 have been written (2)", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Invalid ID_user_list", Tell(shell, "$($position.LastError)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_in_the_middle_says_it_too()
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1, 2), Answers.Error("Slow down"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(Read());
        ErrorRecord error = run.AssertError("MailkitApiError", ErrorCategory.InvalidArgument);
        Assert.Contains("Slow down", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-After 2 ", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unauthorized", "MailkitUnauthorized", ErrorCategory.AuthenticationError)]
    [InlineData("Disallowed IP 192.0.2.1", "MailkitAddressNotAllowed", ErrorCategory.PermissionDenied)]
    public async Task A_login_that_is_refused_ends_the_pipeline_and_says_it_too(string text, string id, ErrorCategory category)
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1, 2), Answers.Error(text));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"5001, 5002 | ForEach-Object {{ [pscustomobject]@{{ MailingListId = $_ }} }} | {Read(list: null)}");
        ErrorRecord error = run.AssertError(id, category);
        Assert.Contains("Rows up to 2 have been written (2)", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, simulator.Calls.Count);
    }

    [Fact]
    public async Task A_call_that_wrote_nothing_says_so()
    {
        await using MailkitSimulator simulator = await StartAsync(Answers.Status(404));
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run("Get-MailkitEngagement 5001").AssertError("MailkitHttpError", ErrorCategory.ResourceUnavailable);
        Assert.EndsWith(
            "No row has been written. This begins again: Get-MailkitEngagement -MailingListId 5001 -Connection '90000001'",
            error.Exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_is_not_heeded_is_an_error()
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1, 2));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(Read("-PositionVariable position"));
        Assert.Equal("1 2", Ids(run));
        ErrorRecord error = run.AssertError("MailkitPagingStalled", ErrorCategory.InvalidData);
        Assert.Same(shell.Run("$position").Single.BaseObject, error.TargetObject);
        Assert.Equal(
            "mailkit.mailinglist.engagement did not go on behind 2: it answered with rows before that ID. Rows up to 2 have been written "
                + "(2); there may be more. This goes on behind them: "
                + "Get-MailkitEngagement -MailingListId 5001 -After 2 -PageSize 2 -PageDelaySec 0 -Connection '90000001'",
            error.Exception.Message);
        Assert.Null(run.Thrown);
    }

    [Fact]
    public async Task Rows_out_of_order_are_written_and_told_once()
    {
        await using MailkitSimulator simulator = await StartAsync(Page(2, 1), Page(2, 4, 3), Page(4));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"{Read("-PositionVariable position")}");
        Assert.Equal("2 1 4 3", Ids(run.AssertNoErrors()));
        Assert.Contains("not in the order of their IDs", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.Equal("False", Tell(shell, "$($position.IsOrdered)"));
    }

    [Fact]
    public async Task Where_the_order_is_lost_the_way_on_begins_with_the_page()
    {
        await using MailkitSimulator simulator = await StartAsync(
            Page(1, 2), Answers.Cut(Body.Json(Json(2, 9, 7, 8)), Position.AfterRow(3)));
        using Shell shell = Shell.ConnectedTo(simulator, retries: 2);
        ErrorRecord error = shell.Run(Read()).AssertError("MailkitInvalidAnswer", ErrorCategory.InvalidData);
        Assert.Contains(
            "4 rows have been written; there may be more. This goes on, and may write rows of the last page again: "
                + "Get-MailkitEngagement -MailingListId 5001 -After 2 ",
            error.Exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_input_is_a_walk_of_its_own_and_none_is_read_twice()
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1), Page(1), Page(7), Page(7));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            "5001, $null, '5002', 5001 | ForEach-Object { [pscustomobject]@{ ID_USER_LIST = $_ } } | "
            + Read("-PositionVariable position", list: null));
        Assert.Equal(
            "5001/1 5002/7", string.Join(' ', run.Output.Select(row => $"{row.Properties["MailingListId"].Value}/{Id(row)}")));
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(2, error.TargetObject);
        Assert.Equal("-MailingListId 5002, 1", Tell(shell, "$($position.Filter), $($position.RowCount)"));
    }

    [Fact]
    public async Task After_belongs_to_one_input()
    {
        await using MailkitSimulator simulator = await StartAsync(Page(8), Page(8));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $"5001, 5002 | ForEach-Object {{ [pscustomobject]@{{ MailingListId = $_ }} }} | {Read("-After 7", list: null)}");
        Assert.Equal("8", Ids(run));
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("-After belongs to one input", error.Exception.Message, StringComparison.Ordinal);
        Assert.All(simulator.Calls, call => Assert.Contains("5001", call.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-After 0")]
    [InlineData("-After '0'")]
    [InlineData("-After 0.0")]
    [InlineData("-After $null")]
    [InlineData("-After ''")]
    [InlineData("-After ([DBNull]::Value)")]
    public async Task After_nothing_means_from_the_beginning(string after)
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1), Page(1));
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.Equal("1", Ids(shell.Run(Read(after)).AssertNoErrors()));
        Assert.Contains("\"ID_email\":0", simulator.Calls[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-After -1", "ParameterArgumentTransformationError")]
    [InlineData("-After 5.7", "ParameterArgumentTransformationError")]
    [InlineData("-After $true", "ParameterArgumentTransformationError")]
    [InlineData("-After abc", "ParameterArgumentTransformationError")]
    [InlineData("-PageSize 1", "ParameterArgumentValidationError")]
    [InlineData("-PageDelaySec -1", "ParameterArgumentValidationError")]
    public async Task What_makes_no_sense_is_refused(string argument, string id)
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"Get-MailkitEngagement 5001 {argument}");
        Assert.Equal(id, Assert.Single(run.AllErrors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Empty(simulator.Calls);
    }

    [Theory]
    [InlineData("Get-MailkitEngagement")]
    [InlineData("Get-MailkitEngagement ''")]
    public async Task Without_an_id_nothing_is_called(string script)
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1));
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(script).AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task Verbose_tells_how_to_go_on_and_of_each_page()
    {
        await using MailkitSimulator simulator = await StartAsync(Page(1, 2), Page(2));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(Read("-Verbose"));
        Assert.Equal(
            "Should this end early, this goes on behind the last row: Get-MailkitEngagement -MailingListId 5001 -After <its ID> "
                + "-PageSize 2 -PageDelaySec 0 -Connection '90000001'",
            run.Verbose[0]);
        Assert.Contains(run.Verbose, line => line.Contains("ID_email 2): page 2: complete after", StringComparison.Ordinal));
    }

    /// <summary>Ends a pipeline as Select-Object -First does, which the bare engine lacks.</summary>
    private static string FirstOf(string read, int count) =>
        $$"""$taken = 0; foreach ($once in 1) { {{read}} | ForEach-Object { $_; if (++$taken -ge {{count}}) { break } } }""";

    private static string Read(string arguments = "", string? list = "5001") =>
        $"Get-MailkitEngagement {list} -PageSize 2 -PageDelaySec 0 {arguments}".Trim();

    private static async Task<MailkitSimulator> StartAsync(params Answer[] answers)
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, answers);
        return simulator;
    }

    private static Answer Page(params int[] ids) => Answers.Json(Json(ids));

    private static string Json(params int[] ids) => $"[{string.Join(",", ids.Select(id => $$"""{"ID_EMAIL":{{id}}}"""))}]";

    private static string Ids(Run run) => string.Join(' ', run.Output.Select(Id));

    private static string Id(PSObject row) => Convert.ToString(row.Properties["EmailId"].Value, CultureInfo.InvariantCulture)!;

    /// <summary>What a text with variables in it says.</summary>
    private static string Tell(Shell shell, string text) => shell.Run($"\"{text}\"").Single.ToString();
}
