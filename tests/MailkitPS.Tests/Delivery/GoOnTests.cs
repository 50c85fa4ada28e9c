using System.Text.Json;
using System.Text.RegularExpressions;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Delivery;

/// <summary>
/// Who follows about_MailkitPS_Errors after a failed batch, word by word, sends to nobody twice and leaves nobody out, whatever holes
/// the input has.
/// </summary>
public sealed partial class GoOnTests
{
    private const string Function = "mailkit.sendmail_mass";
    private const int Seed = 20261126;

    private static readonly int Runs = Report.IsFull ? 10_000 : 150;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What becomes of a batch: what Mailkit answers, and whether it has carried it out.</summary>
    private static readonly (Answer? Answer, bool IsSent)[] Fates =
    [
        (null, true),
        (null, true),
        (null, true),
        (Answers.Error("Invalid campaign_id"), false),
        (Answers.Status(400), false),
        (Answers.ResetBeforeHeaders(), true),
        (Answers.ResetBeforeHeaders(), false),
        (Answers.Cut(Body.Json("""{"request_id":2}"""), Position.AfterBytes(5)), true),
        (Answers.Status(503), false),
        (Answers.Json("""{"status":"OK","queue":"q7"}"""), true),
        (Answers.Error("Unauthorized"), false),
    ];

    [Fact]
    public async Task The_page_is_right_over_random_inputs()
    {
        string[] blocks = Blocks();
        string send = blocks[0]
            .Replace("Import-Csv people.csv", "$people", StringComparison.Ordinal)
            .Replace("Export-Csv sends.csv", "Out-Null", StringComparison.Ordinal)
            .Replace("MassMail", "MassMail -BatchSize $size -ErrorAction SilentlyContinue", StringComparison.Ordinal);
        string goOn = blocks[1].Replace("$wasSent = $false", "$wasSent = $answer", StringComparison.Ordinal);
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Random random = new(Seed);
        int calls = 0;
        for (int run = 0; run < Runs; run++)
        {
            object?[] people = [.. Enumerable.Range(1, random.Next(1, 9)).Select(number => Input(random, number))];
            List<string> sent = [];
            shell.Run("param($p, $s) $people = $p; $size = $s", people, random.Next(1, 4)).AssertNoErrors();
            for (bool isDone = false; !isDone;)
            {
                (Answer? Answer, bool IsSent)[] fates = [.. Enumerable.Range(0, 9).Select(_ => Fates[random.Next(Fates.Length)])];
                simulator.Play(Function, [.. fates.Select(fate => fate.Answer ?? Answers.Json("""{"request_id":1}"""))]);
                Run attempt = shell.Run(send);
                SimulatedCall[] made = [.. simulator.Calls.Skip(calls)];
                calls += made.Length;
                for (int i = 0; i < made.Length; i++)
                {
                    sent.AddRange(fates[i].IsSent ? Addresses(made[i]) : []);
                }

                isDone = attempt.Output.All(output => output is null);
                if (!isDone)
                {
                    shell.Run($"param($answer) {goOn}", fates[made.Length - 1].IsSent).AssertNoErrors();
                }
            }

            Assert.Equal(
                people.OfType<Dictionary<string, string>>().Select(person => person["Email"]).Where(email => email.Contains('@')).Order(),
                sent.Order());
        }

        Report.Write(
            "40-going-on",
            $"Going on after a failed batch as the help says: {Runs} random inputs, nobody sent to twice, nobody left out.");
    }

    private static object? Input(Random random, int number) => random.Next(7) switch
    {
        0 => null,
        6 => System.Management.Automation.Internal.AutomationNull.Value,
        1 => new Dictionary<string, string> { ["Email"] = string.Empty },
        2 => new Dictionary<string, string> { ["Email"] = "no address" },
        _ => new Dictionary<string, string> { ["Email"] = $"user{number}@example.com" },
    };

    private static IEnumerable<string> Addresses(SimulatedCall call) => JsonDocument.Parse(call.Body).RootElement
        .GetProperty("recipients").EnumerateArray().Select(recipient => recipient.GetProperty("send_to").GetString()!);

    /// <summary>The code of the section about going on.</summary>
    private static string[] Blocks()
    {
        string page = File.ReadAllText(Path.Combine(ModuleEngine.Root, "docs", "en-US", "about_MailkitPS_Errors.md"));
        string section = page[page.IndexOf("### Go on after a failed batch", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n### ", 5, StringComparison.Ordinal)];
        return [.. Code().Matches(section).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex("```powershell\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();
}
