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
}
