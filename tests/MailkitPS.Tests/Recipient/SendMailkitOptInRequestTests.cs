using System.Management.Automation;
using System.Text;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Recipient;

/// <summary>Send-MailkitOptInRequest: the question, and that nobody is asked by accident.</summary>
public sealed class SendMailkitOptInRequestTests
{
    private const string Address = "new.person@example.com";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Forms() => ["Json", "XmlRpc"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_question_is_sent_and_nobody_is_in_the_list_before_it_is_answered(string form)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator, form: Enum.Parse<WireForm>(form));
        Run run = shell.Run(
            $"Send-MailkitOptInRequest {Address} -MailingListId 5001 -FirstName Eva -TemplateId 3001 -SenderEmail n@example.com "
            + "-SenderName 'Žluté zprávy' -ReturnUrl https://www.example.com/ -Confirm:$false");
        Assert.Equal(
            $"OptInRequested {Address}  Sent subscribe email", Show(run.Single, "Operation", "Email", "EmailId", "Message"));
        shell.Run($"Get-MailkitRecipient -Email {Address}").AssertError("MailkitNotFound", ErrorCategory.ObjectNotFound);
        if (form == "Json")
        {
            Assert.Equal("TRUE", Parameters(simulator.Calls[0]).GetProperty("confirm").GetString());
            Assert.Equal(
                $"email={Address} ID_template=3001 email_from=n@example.com name_from=Žluté zprávy return_url=https://www.example.com/ "
                + "first_name=Eva",
                Sent(simulator.Calls[0]));
        }
    }

    [Theory]
    [InlineData("-TemplateId 0", "-TemplateId '0' is no ID")]
    [InlineData("-SenderEmail nobody", "-SenderEmail is no e-mail address")]
    [InlineData("-SenderName \"x`ny\"", "-SenderName holds a line break")]
    [InlineData("-ReturnUrl \"x`ny\"", "-ReturnUrl holds a line break")]
    public async Task A_question_that_cannot_be_sent_is_refused(string arguments, string says)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"Send-MailkitOptInRequest a@example.com -MailingListId 5001 {arguments} -Confirm:$false")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_nothing_is_asked_of_a_recipient()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("Send-MailkitOptInRequest a@example.com -MailingListId 5001")
            .AssertError("MailkitConfirmationRequired", ErrorCategory.InvalidOperation);
        Assert.Empty(simulator.Calls);
        shell.Run("Add-MailkitRecipient a@example.com -MailingListId 5001").AssertNoErrors();
    }

    private static Task<MailkitSimulator> StartAsync() => MailkitSimulator.StartAsync(token: Token);

    private static string Show(PSObject row, params string[] properties) =>
        string.Join(' ', properties.Select(property => row.Properties[property].Value));

    private static JsonElement Parameters(SimulatedCall call) => JsonDocument.Parse(call.Body).RootElement.GetProperty("parameters");

    /// <summary>The members of the three structs of a call in JSON, decoded.</summary>
    private static string Sent(SimulatedCall call) => string.Join(' ', ((string[])["personal", "address", "custom"])
        .SelectMany(name => Parameters(call).GetProperty(name).EnumerateObject())
        .Select(member => $"{member.Name}={Encoding.UTF8.GetString(member.Value.GetBytesFromBase64())}"));
}
