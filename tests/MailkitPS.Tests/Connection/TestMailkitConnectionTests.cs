using MailkitPS.Simulator;

namespace MailkitPS.Tests.Connection;

/// <summary>Test-MailkitConnection: a bool, never an error, and the reason in Verbose.</summary>
public sealed class TestMailkitConnectionTests
{
    [Theory]
    [InlineData(Shell.ClientId, Shell.Md5, true, "")]
    [InlineData(Shell.ClientId, "wrong", false, "Unauthorized")]
    [InlineData("90000002", "11111111111111111111111111111111", false, "Disallowed IP 127.0.0.1")]
    public async Task It_tells_whether_the_login_is_good(string clientId, string md5, bool good, string says)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        using Shell shell = new();
        shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -SkipVerification",
            simulator.ApiUri,
            Shell.Credential(clientId, md5)).AssertNoErrors();
        Run run = shell.Run("Test-MailkitConnection -Verbose").AssertNoErrors();
        Assert.Equal(good, Assert.Single(run.Output).BaseObject);
        if (!good)
        {
            Assert.Contains(run.Verbose, line => line.Contains(says, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Test-MailkitConnection -Verbose", "Connect-Mailkit")]
    [InlineData("Test-MailkitConnection -Connection prdo -Verbose", "prdo")]
    [InlineData("Test-MailkitConnection -Connection 42 -Verbose", "'42'")]
    public void Not_being_connected_is_no_error_either(string script, string says)
    {
        using Shell shell = new();
        Run run = shell.Run(script).AssertNoErrors();
        Assert.Equal(false, Assert.Single(run.Output).BaseObject);
        Assert.Contains(says, Assert.Single(run.Verbose), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":"Unauthorized"}""", "Unauthorized")]
    [InlineData("""[{"error":"Unauthorized","error_status":1}]""", "Unauthorized")]
    [InlineData("\"Unauthorized\"", "Unauthorized")]
    [InlineData("""{"error_status":1}""", "no reason")]
    [InlineData("""{"error":"Something new"}""", "Something new")]
    [InlineData("null", "a single value")]
    public async Task A_refusal_is_no_good_login_wherever_it_stands(string answer, string says)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        simulator.Play("mailkit.mailinglist.list", Answers.Json(answer), Answers.Json(answer));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run("Test-MailkitConnection -Verbose").AssertNoErrors();
        Assert.Equal(false, Assert.Single(run.Output).BaseObject);
        Assert.Contains(run.Verbose, line => line.Contains(says, StringComparison.Ordinal));
        run = shell.Run("param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri", simulator.ApiUri, Shell.Credential());
        Assert.NotEmpty(run.Errors);
    }

    [Fact]
    public async Task Connections_can_be_piped_in()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        using Shell shell = new();
        shell.Run(
            """
            param($uri, $good, $wrong)
            Connect-Mailkit $wrong -ApiUri $uri -Name wrong -SkipVerification
            Connect-Mailkit $good -ApiUri $uri -Name good -SkipVerification
            """,
            simulator.ApiUri,
            Shell.Credential(),
            Shell.Credential(md5: "wrong")).AssertNoErrors();
        Run run = shell.Run("Get-MailkitConnection | Test-MailkitConnection; 'wrong' | Test-MailkitConnection").AssertNoErrors();
        Assert.Equal([true, false, false], run.Output.Select(result => (bool)result.BaseObject));
    }

    [Fact]
    public void An_unreachable_host_is_no_error_either()
    {
        using Shell shell = new();
        shell.Run(
            "param($credential) Connect-Mailkit $credential -ApiUri http://127.0.0.1:1/ -MaximumRetryCount 0 -SkipVerification",
            Shell.Credential()).AssertNoErrors();
        Assert.Equal(false, shell.Run("Test-MailkitConnection").Single.BaseObject);
    }
}
