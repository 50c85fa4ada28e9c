using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reliability;

/// <summary>Rows, views and parsing are the same under any culture.</summary>
public sealed class CultureTests
{
    private static readonly string[] Cultures = ["", "en-US", "cs-CZ", "tr-TR", "ar-SA", "fa-IR", "th-TH"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task Rows_views_and_parsing_are_the_same(WireForm form)
    {
        string[] seen = await Task.WhenAll(Cultures.Select(culture => Task.Run(() => ShowAsync(form, culture), Token)));
        Assert.Contains("2025-02-03 04:05:06", seen[0], StringComparison.Ordinal);
        Assert.All(seen, text => Assert.Equal(seen[0], text));
        IEnumerable<string> names = Cultures.Select(culture => culture.Length == 0 ? "the invariant culture" : culture);
        Report.Write(
            $"40-cultures-{form}",
            $"Rows, views, status objects and the parsing of dates over {form} were the same under {string.Join(", ", names)}.");
    }

    private static async Task<string> ShowAsync(WireForm form, string culture)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.sendmail_mass.results", Answers.Results(
            new SimulatedRow(6, "INFO@example.com", "Iıİi ١٢٣", "2025-02-03 04:05:06", 31000001, 41001, 1234567),
            new SimulatedRow(-12, "x@example.com", "1,5; 2.5", "soon")));
        await using StringWriter screen = new() { NewLine = "\n" };
        using Shell shell = new(new TextHost(screen));
        Run run = shell.Run(
            """
            param($culture, $uri, $credential, $protocol)
            [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = [cultureinfo]::GetCultureInfo($culture)
            Connect-Mailkit $credential -ApiUri $uri -Protocol $protocol
            Get-MailkitSendMassResult 8001 -SubmittedAt '2024-12-08T09:30:00Z' -StatusVariable status | Out-Default
            Get-MailkitSendMassResult '8001' -SubmittedAt '2024-12-08' -WaitForCompletion -PollIntervalSec 1 -StatusVariable waited |
                ForEach-Object {
                    $row = $_
                    $row.PSObject.Properties.Name |
                        ForEach-Object { "$_=$(if ($row.$_ -is [datetime]) { $row.$_.Ticks } else { $row.$_ })" }
                }
            $status[0].SubmittedAt
            $waited[0].SubmittedAt
            $waited[0].State
            """,
            culture,
            simulator.ApiUri,
            Shell.Credential(),
            form.ToString()).AssertNoErrors();
        return screen + string.Join('\n', run.Output);
    }
}
