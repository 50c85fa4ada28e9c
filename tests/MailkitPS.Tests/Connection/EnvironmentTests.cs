using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Connection;

/// <summary>Connect-Mailkit -FromEnvironment. The environment belongs to the process, so these tests are one class.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private const string ApiUri = "MAILKIT_API_URI";

    public void Dispose() => Set(null, null, null);

    [Fact]
    public async Task The_login_is_taken_from_the_environment()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        Set(Shell.ClientId, Shell.Md5 + "\n", null);
        using Shell shell = new();
        PSObject connection = shell.Run("param($uri) Connect-Mailkit -FromEnvironment -ApiUri $uri -PassThru", simulator.ApiUri).Single;
        Assert.Equal(90000001L, connection.Properties["ClientId"].Value);
    }

    [Theory]
    [InlineData(null, null, "missing: MAILKIT_CLIENT_ID, MAILKIT_CLIENT_MD5.")]
    [InlineData("90000001", "", "missing: MAILKIT_CLIENT_MD5.")]
    [InlineData(" ", "secret", "missing: MAILKIT_CLIENT_ID.")]
    [InlineData("ada", "secret", "it is MAILKIT_CLIENT_ID")]
    [InlineData("90000001", "sec ret", "it is MAILKIT_CLIENT_MD5")]
    public void What_is_missing_is_named(string? id, string? md5, string says)
    {
        Set(id, md5, null);
        using Shell shell = new();
        ErrorRecord error = shell.Run("Connect-Mailkit -FromEnvironment")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_is_taken_from_the_environment_with_the_login()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        Set(Shell.ClientId, Shell.Md5, $" {simulator.ApiUri}\n");
        using Shell shell = new();
        PSObject connection = shell.Run("Connect-Mailkit -FromEnvironment -PassThru").Single;
        Assert.Equal(simulator.ApiUri, connection.Properties["ApiUri"].Value);
        Assert.Single(simulator.Calls);
    }

    [Theory]
    [InlineData("Connect-Mailkit -FromEnvironment -ApiUri https://given.example.com", "https://given.example.com/")]
    [InlineData(
        "$PSDefaultParameterValues = @{ 'Connect-Mailkit:ApiUri' = 'https://given.example.com' }; Connect-Mailkit -FromEnvironment",
        "https://given.example.com/")]
    [InlineData("Connect-Mailkit $credential", "https://api.mailkit.eu/")]
    public void It_is_not_taken_where_an_address_is_given_or_the_login_is_not_from_there(string script, string address)
    {
        Set(Shell.ClientId, Shell.Md5, "https://environment.example.com");
        using Shell shell = new();
        PSObject connection = shell.Run($"param($credential) {script} -SkipVerification -PassThru", Shell.Credential()).Single;
        Assert.Equal(new Uri(address), connection.Properties["ApiUri"].Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void An_empty_address_of_the_environment_is_none(string address)
    {
        Set(Shell.ClientId, Shell.Md5, address);
        using Shell shell = new();
        PSObject connection = shell.Run("Connect-Mailkit -FromEnvironment -SkipVerification -PassThru").Single;
        Assert.Equal(new Uri("https://api.mailkit.eu/"), connection.Properties["ApiUri"].Value);
    }

    [Theory]
    [InlineData("http://api.mailkit.eu/")]
    [InlineData("http://127.0.0.1.example.com/")]
    [InlineData("api.mailkit.eu")]
    [InlineData("localhost:8080")]
    [InlineData("file:///pw")]
    [InlineData("https://ada:pw@api.mailkit.eu/")]
    [InlineData("https://ada:pw@:x")]
    [InlineData("https://api.mailkit.eu/json.fcgi")]
    public void An_address_of_the_environment_that_is_unsound_is_refused_by_the_name_of_its_variable(string address)
    {
        Set(Shell.ClientId, Shell.Md5, address);
        using Shell shell = new();
        ErrorRecord error = shell.Run("Connect-Mailkit -FromEnvironment -SkipVerification")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.StartsWith($"{ApiUri} ", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pw", error + error.TargetObject?.ToString(), StringComparison.Ordinal);
    }

    private static void Set(string? id, string? md5, string? apiUri)
    {
        Environment.SetEnvironmentVariable(ApiUri, apiUri);
        Environment.SetEnvironmentVariable("MAILKIT_CLIENT_ID", id);
        Environment.SetEnvironmentVariable("MAILKIT_CLIENT_MD5", md5);
    }
}
