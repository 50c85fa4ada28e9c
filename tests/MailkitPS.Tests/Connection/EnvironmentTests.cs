using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Connection;

/// <summary>Connect-Mailkit -FromEnvironment. The environment belongs to the process, so these tests are one class.</summary>
public sealed class EnvironmentTests : IDisposable
{
    public void Dispose() => Set(null, null);

    [Fact]
    public async Task The_login_is_taken_from_the_environment()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        Set(Shell.ClientId, Shell.Md5 + "\n");
        using Shell shell = new();
        PSObject connection = shell.Run("param($uri) Connect-Mailkit -FromEnvironment -ApiUri $uri -PassThru", simulator.ApiUri).Single;
        Assert.Equal(90000001L, connection.Properties["ClientId"].Value);
    }

    [Theory]
    [InlineData(null, null, "missing: MAILKIT_CLIENT_ID, MAILKIT_CLIENT_MD5.")]
    [InlineData("90000001", "", "missing: MAILKIT_CLIENT_MD5.")]
    [InlineData(" ", "secret", "missing: MAILKIT_CLIENT_ID.")]
    [InlineData("ada", "secret", "not a number")]
    public void What_is_missing_is_named(string? id, string? md5, string says)
    {
        Set(id, md5);
        using Shell shell = new();
        ErrorRecord error = shell.Run("Connect-Mailkit -FromEnvironment")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    private static void Set(string? id, string? md5)
    {
        Environment.SetEnvironmentVariable("MAILKIT_CLIENT_ID", id);
        Environment.SetEnvironmentVariable("MAILKIT_CLIENT_MD5", md5);
    }
}
