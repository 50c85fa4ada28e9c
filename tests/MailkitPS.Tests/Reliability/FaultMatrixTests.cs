using System.Globalization;
using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reliability;

/// <summary>Each fault of the matrix on a real socket, as a user of the cmdlet sees it.</summary>
[Collection(nameof(RealTime))]
public sealed class FaultMatrixTests(FaultMatrixRun matrix) : IClassFixture<FaultMatrixRun>
{
    private const string Function = "mailkit.sendmail_mass.results";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Cells() => [.. FaultMatrix.Cells.Select(cell => cell.ToString())];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_fault_is_what_the_contract_says(string cell)
    {
        FaultCell given = FaultMatrix.Cells.Single(known => known.ToString() == cell);
        Assert.Equal(given.Expected, await matrix.OutcomeAsync(given));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task No_word_of_a_fault_holds_the_code_or_an_address(string cell)
    {
        string told = await matrix.ToldAsync(FaultMatrix.Cells.Single(known => known.ToString() == cell));
        Assert.All(
            [FaultMatrix.Md5[..8], FaultMatrix.Domain],
            canary => Assert.DoesNotContain(canary, told, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public void A_server_that_is_not_there_is_tried_again(WireForm form)
    {
        using Shell shell = new();
        Run run = shell.Run(
            """
            param($credential, $protocol)
            Connect-Mailkit $credential -ApiUri http://127.0.0.1:1/ -Protocol $protocol -MaximumRetryCount 1 -SkipVerification
            Get-MailkitSendMassResult 1
            """,
            Shell.Credential(),
            form.ToString());
        ErrorRecord error = run.AssertError("MailkitConnectionFailed", ErrorCategory.ConnectionError);
        Assert.Contains("2 attempts were made.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Report.Write($"10-faults-2-refused-{form}", $"| refused | {form} | MailkitConnectionFailed | 2 | 0 | yes |");
    }

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task An_answer_cut_at_any_byte_keeps_its_whole_rows(WireForm form)
    {
        Body body = Body.Results(
            new SimulatedRow(1, "ada@example.com", "a"),
            new SimulatedRow(6, "bob@example.com", "b"),
            new SimulatedRow(2, "eve@example.com", "c"));
        byte[] bytes = body.In(form);
        int[] ends = [.. Enumerable.Range(1, 3).Select(row => Position.AfterRow(row).In(bytes))];
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        for (int length = 0; length < bytes.Length; length++)
        {
            simulator.Play(Function, length + 1, Answers.Cut(body, Position.AfterBytes(length)));
        }

        using Shell shell = Shell.ConnectedTo(simulator, form: form);
        Run run = shell.Run($"1..{bytes.Length} | Get-MailkitSendMassResult");
        Assert.Equal(Enumerable.Range(1, bytes.Length).Select(id => (object)(long)id), run.Errors.Select(error => error.TargetObject));
        Assert.All(run.Errors, error => Assert.StartsWith("MailkitInvalidAnswer,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        ILookup<long, PSObject> rows = run.Output.ToLookup(row => (long)row.Properties["RequestId"].Value);
        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.Equal(ends.Count(end => end <= length), rows[length + 1].Count()));
        Report.Write(
            $"10-faults-3-cut-{form}",
            string.Empty,
            string.Create(
                CultureInfo.InvariantCulture,
                $"An answer of three rows over {form}, cut at each of its {bytes.Length} bytes: ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Errors.Count} times MailkitInvalidAnswer, and every whole row was kept."));
    }

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task A_plain_server_where_TLS_is_asked_is_told_as_one(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        ErrorRecord error = ErrorOf(new Uri($"https://{simulator.ApiUri.Authority}/"), null, form);
        AssertReported(error, "TLS to a plain server", form, attempts: 2, "may speak plain http", "2 attempts were made.");
    }

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public void A_proxy_that_is_refused_is_named(WireForm form) => AssertReported(
        ErrorOf(new Uri("https://api.mailkit.invalid/"), "http://127.0.0.1:1", form),
        "a proxy that is not there",
        form,
        attempts: 2,
        "through the proxy http://127.0.0.1:1: ",
        "2 attempts were made.");

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public void A_proxy_that_is_misspelt_is_named(WireForm form) => AssertReported(
        ErrorOf(new Uri("https://api.mailkit.invalid/"), "http://prxy.invalid:3128", form),
        "a proxy whose name is not known",
        form,
        attempts: 2,
        "through the proxy http://prxy.invalid:3128: ",
        "2 attempts were made.");

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public void A_proxy_that_asks_for_a_login_is_asked_once(WireForm form)
    {
        using PlainServer proxy = new("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
        AssertReported(
            ErrorOf(new Uri("https://api.mailkit.invalid/"), $"http://{proxy.Authority}", form),
            "a proxy that asks for a login (407)",
            form,
            attempts: 1,
            $"the proxy http://{proxy.Authority} asks for a login",
            "-ProxyCredential");
        Assert.Equal(1, proxy.Connections);
    }

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task More_reads_than_connections_all_get_their_rows(WireForm form)
    {
        const int Reads = 12;
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        Body body = Body.Results(new SimulatedRow(1, "ada@example.com", "a"));
        simulator.Play(Function, async (context, call) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1.4), context.RequestAborted);
            await Answers.Whole(body)(context, call);
        });
        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: 2, retries: 1, form);
        object connection = shell.Run("Get-MailkitConnection").Single;
        Task<Run>[] reads = [.. Enumerable.Range(0, Reads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                using Shell other = new();
                return other.Run("param($connection) Get-MailkitSendMassResult 1 -Connection $connection", connection);
            },
            Token,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))];
        Assert.All(await Task.WhenAll(reads), run => Assert.Single(run.AssertNoErrors().Output));
        Assert.Equal(Reads, simulator.Calls.Count);
        Report.Write($"10-faults-2-places-{form}", $"| 12 reads at once over 8 connections | {form} | none | 1 | 1 | yes |");
    }

    /// <summary>Both formats at the same time, because each takes as long as the deadline.</summary>
    [Fact]
    public Task Answers_that_drip_do_not_starve_the_others_of_a_wait() =>
        Task.WhenAll(DripsDoNotStarveAsync(WireForm.Json), DripsDoNotStarveAsync(WireForm.XmlRpc));

    private static async Task DripsDoNotStarveAsync(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        Body body = Body.Results(new SimulatedRow(1, "ada@example.com", "a"));
        simulator.Play(Function, Answers.Whole(body));
        for (int slow = 1; slow <= 6; slow++)
        {
            simulator.Play(Function, slow, Answers.Drip(body, body.In(form).Length, TimeSpan.FromSeconds(0.5)));
        }

        using Shell shell = Shell.ConnectedTo(simulator, timeoutSec: 2, form: form);
        Run run = await Task.Run(
            () => shell.Run(
                """
                1..10 | Get-MailkitSendMassResult -WaitForCompletion -SubmittedAt 2024-08-22T16:00:00Z -PollIntervalSec 1 `
                    -WaitTimeoutSec 10 -StatusVariable status
                """),
            Token);
        Assert.Equal(
            [.. Enumerable.Repeat("TimedOut", 6), .. Enumerable.Repeat("Settled", 4)],
            shell.Run("$status.State").AssertNoErrors().Output.Select(state => $"{state}"));
        Assert.Equal(6, run.Errors.Count);
        Assert.All(
            run.Errors, error => Assert.StartsWith("MailkitWaitTimeout,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Report.Write(
            $"10-faults-2-starve-{form}",
            $"| six answers that drip, in a wait for ten | {form} | MailkitWaitTimeout for these six | 1 | 4 | yes |");
    }

    private static ErrorRecord ErrorOf(Uri apiUri, string? proxy, WireForm form)
    {
        using Shell shell = new();
        Run run = shell.Run(
            """
            param($credential, $uri, $proxy, $protocol)
            $through = if ($proxy) { @{ Proxy = $proxy } } else { @{} }
            Connect-Mailkit $credential -ApiUri $uri @through -Protocol $protocol -MaximumRetryCount 1 -SkipVerification
            Get-MailkitSendMassResult 1
            """,
            Shell.Credential(),
            apiUri,
            proxy,
            form.ToString());
        Assert.Empty(run.Output);
        return run.AssertError("MailkitConnectionFailed", ErrorCategory.ConnectionError);
    }

    private static void AssertReported(ErrorRecord error, string fault, WireForm form, int attempts, params string[] says)
    {
        Assert.All(says, words => Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal));
        Report.Write(
            $"10-faults-2-{fault.Replace(' ', '-')}-{form}",
            string.Create(CultureInfo.InvariantCulture, $"| {fault} | {form} | MailkitConnectionFailed | {attempts} | 0 | yes |"));
    }
}
