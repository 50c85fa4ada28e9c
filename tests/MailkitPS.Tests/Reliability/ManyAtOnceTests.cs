using System.Globalization;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reliability;

/// <summary>
/// Eight runspaces of one process with two accounts, and one runspace that keeps disconnecting: nobody gets another's rows.
/// </summary>
public sealed class ManyAtOnceTests
{
    private const int Runspaces = 8;
    private const int CallsEach = 125;
    private static readonly SimulatedAccount[] Accounts = [new(90000001, Shell.Md5), new(90000003, "3333")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task A_thousand_calls_do_not_mix(WireForm form)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(new SimulatorOptions { Accounts = Accounts }, Token);
        simulator.Play("mailkit.sendmail_mass.results", (context, call) =>
        {
            string email = string.Create(CultureInfo.InvariantCulture, $"{call.RequestId}@{call.ClientId}");
            return Answers.Results(new SimulatedRow(1, email, "x"))(context, call);
        });
        IEnumerable<Task> work = Enumerable.Range(0, Runspaces).Select(number => Task.Factory.StartNew(
            () => Work(simulator, form, number), Token, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        await Task.WhenAll(work);
        Assert.Equal(Runspaces * CallsEach, simulator.Calls.Count);
        Report.Write(
            $"50-many-{form}",
            $"{simulator.Calls.Count} calls over {form} from {Runspaces} runspaces with two accounts:"
            + " each row belonged to the account and the request that asked.");
    }

    private static void Work(MailkitSimulator simulator, WireForm form, int number)
    {
        SimulatedAccount account = Accounts[number % Accounts.Length];
        using Shell shell = new();
        Run run = shell.Run(
            """
            param($first, $calls, $disconnects, $uri, $credential, $protocol)
            Connect-Mailkit $credential -ApiUri $uri -Protocol $protocol -SkipVerification
            foreach ($request in $first..($first + $calls - 1)) {
                Get-MailkitSendMassResult $request
                if ($disconnects) {
                    Disconnect-Mailkit -All
                    Connect-Mailkit $credential -ApiUri $uri -Protocol $protocol -SkipVerification
                }
            }
            """,
            (number * 1000) + 1,
            CallsEach,
            number == 0,
            simulator.ApiUri,
            Shell.Credential(account.ClientId.ToString(CultureInfo.InvariantCulture), account.Md5),
            form.ToString()).AssertNoErrors();
        Assert.Equal(
            Enumerable.Range((number * 1000) + 1, CallsEach)
                .Select(request => string.Create(CultureInfo.InvariantCulture, $"{request}@{account.ClientId}")),
            run.Output.Select(row => (string)row.Properties["Email"].Value));
    }
}
