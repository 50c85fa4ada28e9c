using MailkitPS.Simulator;

namespace MailkitPS.Tests.Package;

/// <summary>The first command of README.md: the main job without an account and without PowerShell.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task It_sends_waits_compares_and_writes_the_page()
    {
        string output = await Tool.RunAsync(Tool.Dotnet, [typeof(MailkitSimulator).Assembly.Location, "demo"]);
        Assert.Matches(@"State +: Accounted", output);
        string page = output.Split('\n', StringSplitOptions.TrimEntries).Single(line => line.EndsWith(".html", StringComparison.Ordinal));
        string written = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.Contains("All 6 recipients are accounted for", written, StringComparison.Ordinal);
    }
}
