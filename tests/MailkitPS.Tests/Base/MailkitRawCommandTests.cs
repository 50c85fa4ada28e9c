using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Base;

/// <summary>What holds for the three cmdlets over raw reports.</summary>
public sealed class MailkitRawCommandTests
{
    private const string Messages = "mailkit.report.raw.messages";
    private const long FirstId = 800_000_001;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Get-MailkitRawMessage", "")]
    [InlineData("Get-MailkitRawMessage -CampaignId 7001", "ID_message=7001")]
    [InlineData("Get-MailkitRawMessage -SendId 60001 -After 5", "ID_send=60001 ID_send_message=5")]
    [InlineData("Get-MailkitRawMessage -CampaignId 7001 -SendId 60001", "ID_send=60001")]
    [InlineData("Get-MailkitRawBounce -CampaignId 7001 -After 5", "ID_message=7001 ID_undelivered_log=5")]
    [InlineData("Get-MailkitRawBounce -ID_send 60001", "ID_send=60001")]
    [InlineData("Get-MailkitRawResponse -CampaignId 7001 -After 5", "ID_message=7001 ID_log=5")]
    [InlineData("Get-MailkitRawResponse -SendMessageId 9 -SendId 60001 -CampaignId 7001 -After 5", "ID_send_message=9 ID_log=5")]
    [InlineData("Get-MailkitRawResponse -SendId 60001 -CampaignId 7001", "ID_send=60001")]
    [InlineData("[pscustomobject]@{ CampaignId = 7001; SendId = 60001 } | Get-MailkitRawMessage", "ID_send=60001")]
    [InlineData("[pscustomobject]@{ CampaignId = 7001; SendId = $null } | Get-MailkitRawBounce", "ID_message=7001")]
    [InlineData("[pscustomobject]@{ ID_SEND_MESSGE = '9'; SendId = 60001 } | Get-MailkitRawResponse", "ID_send_message=9")]
    public async Task The_narrowest_id_is_sent(string script, string parameters)
    {
        await using MailkitSimulator simulator = await StartAsync(Answers.Json("[]"));
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(script).AssertNoErrors();
        Assert.Equal($"{parameters} limit=25000".Trim(), ParametersOf(Assert.Single(simulator.Calls)));
    }

    [Fact]
    public async Task Each_id_is_read_once()
    {
        await using MailkitSimulator simulator = await StartAsync(Answers.Json("[]"));
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("1, 2, 1 | ForEach-Object { [pscustomobject]@{ SendId = $_; CampaignId = 7 } } | Get-MailkitRawMessage").AssertNoErrors();
        Assert.Equal(["ID_send=1 limit=25000", "ID_send=2 limit=25000"], simulator.Calls.Select(ParametersOf));
    }

    [Theory]
    [InlineData("Get-MailkitRawMessage -CampaignId $null", "There is no ID: it takes a SendId, or a CampaignId.")]
    [InlineData("Get-MailkitRawBounce -SendId ''", "There is no ID: it takes a SendId, or a CampaignId.")]
    [InlineData("Get-MailkitRawResponse -SendMessageId ''", "There is no ID: it takes a SendMessageId, or a SendId, or a CampaignId.")]
    [InlineData(
        "[pscustomobject]@{ SendId = '' } | Get-MailkitRawMessage",
        "Input 1 is left out. There is no ID: it takes a SendId, or a CampaignId.")]
    public async Task An_empty_id_does_not_ask_for_the_whole_account(string script, string message)
    {
        await using MailkitSimulator simulator = await StartAsync(Answers.Json("[]"));
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run(script).AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Equal(message, error.Exception.Message);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task A_large_campaign_is_read_in_two_parts_without_a_row_lost_or_twice()
    {
        await using MailkitSimulator simulator = await StartAsync(PagesOf(60_000));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            $ids = [Collections.Generic.HashSet[long]]::new()
            foreach ($once in 1) {
                Get-MailkitRawMessage -CampaignId 7001 -PageDelaySec 0 -PositionVariable position |
                    ForEach-Object { [void]$ids.Add($_.SendMessageId); if ($ids.Count -eq 30000) { break } }
            }
            $position.RowCount
            Get-MailkitRawMessage -CampaignId 7001 -PageDelaySec 0 -After $position.After -PositionVariable position |
                ForEach-Object { [void]$ids.Add($_.SendMessageId) }
            $position.RowCount
            $ids.Count
            """);
        Assert.Equal("30000 30000 60000", string.Join(' ', run.AssertNoErrors().Output));
        Assert.Equal(
            [string.Empty, At(25_000), At(30_000), At(54_999), At(60_000)],
            simulator.Calls.Select(call => ParametersOf(call)["ID_message=7001 ".Length..^"limit=25000".Length]));

        static string At(int row) => string.Create(CultureInfo.InvariantCulture, $"ID_send_message={FirstId + row - 1} ");
    }

    [Theory]
    [InlineData("Get-MailkitRawMessage -PageSize 25001")]
    [InlineData("Get-MailkitRawResponse -PageSize 1")]
    public async Task Mailkit_is_not_asked_for_more_than_it_gives(string script)
    {
        await using MailkitSimulator simulator = await StartAsync(Answers.Json("[]"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.StartsWith(
            "ParameterArgumentValidationError",
            Assert.Single(shell.Run(script).AllErrors).FullyQualifiedErrorId,
            StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task In_XML_RPC_what_is_not_used_keeps_its_place()
    {
        await using MailkitSimulator simulator = await StartAsync(Answers.Json("[]"));
        using Shell shell = Shell.ConnectedTo(simulator, form: WireForm.XmlRpc);
        shell.Run("Get-MailkitRawResponse -SendId 60001 -PageSize 100").AssertNoErrors();
        string body = Assert.Single(simulator.Calls).Body;
        int at = 0;
        foreach (string value in (string[])["0", "60001", "0", "0", "100"])
        {
            at = body.IndexOf($"<i4>{value}</i4>", at, StringComparison.Ordinal) + 1;
            Assert.NotEqual(0, at);
        }
    }

    /// <summary>Answers with the rows from the start on, the one with this ID included.</summary>
    private static Answer PagesOf(int rows) => (context, call) =>
    {
        using JsonDocument body = JsonDocument.Parse(call.Body);
        JsonElement parameters = body.RootElement.GetProperty("parameters");
        long start = parameters.TryGetProperty("ID_send_message", out JsonElement given) ? given.GetInt64() : FirstId;
        int count = (int)Math.Min(parameters.GetProperty("limit").GetInt32(), FirstId + rows - start);
        IEnumerable<string> page = Enumerable.Range(0, count)
            .Select(row => string.Create(CultureInfo.InvariantCulture, $$"""{"ID_send_message":"{{start + row}}"}"""));
        return Answers.Json($"[{string.Join(",", page)}]")(context, call);
    };

    private static async Task<MailkitSimulator> StartAsync(Answer answer)
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        foreach (string function in (string[])[Messages, "mailkit.report.raw.bounces", "mailkit.report.raw.responses"])
        {
            simulator.Play(function, answer);
        }

        return simulator;
    }

    private static string ParametersOf(SimulatedCall call)
    {
        using JsonDocument body = JsonDocument.Parse(call.Body);
        return string.Join(
            ' ', body.RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => $"{parameter.Name}={parameter.Value}"));
    }
}
