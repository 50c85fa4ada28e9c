using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Files;

/// <summary>Get-MailkitFile reads the root or a folder, in XML-RPC over any connection.</summary>
public sealed class GetMailkitFileTests
{
    private const string Function = "mailkit.filemanager.list";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Get-MailkitFile", "")]
    [InlineData("Get-MailkitFile 3001", "3001")]
    [InlineData("Get-MailkitFile 0", "")]
    [InlineData("[pscustomobject]@{ ID_folder = '0' } | Get-MailkitFile", "")]
    [InlineData("Get-MailkitFile | Get-MailkitFile", " 3001 3002")]
    public async Task A_folder_is_read_in_xml(string script, string asked)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Recording(Function, "success"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.NotEmpty(shell.Run(script).AssertNoErrors().Output);
        Assert.All(simulator.Calls, call => Assert.Equal(WireForm.XmlRpc, call.Form));
        Assert.Equal(asked, string.Join(' ', simulator.Calls.Select(call => FolderIn(call.Body))));
    }

    private static string? FolderIn(string body) =>
        XDocument.Parse(body).Descendants("param").ElementAtOrDefault(2)?.Value.Trim();
}
