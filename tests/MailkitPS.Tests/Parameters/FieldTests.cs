using System.Management.Automation;
using System.Text;
using System.Text.Json;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Parameters;

/// <summary>-Field, which is the same in every cmdlet that sends.</summary>
public sealed class FieldTests
{
    private const string Field = "-Field @{ FirstName = 'Žofie'; 3 = 'x'; 'Custom 4' = 1.5; company = ''; prefix = $null }";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fields_go_where_each_function_has_them()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play("mailkit.sendsms", Answers.Json("""{"error_status":0}"""));
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            $$"""
            $to = @{ MailingListId = 5001; CampaignId = 7001; Confirm = $false }
            Send-MailkitMail a@example.com @to {{Field}}
            Send-MailkitMassMail a@example.com @to {{Field}}
            Send-MailkitSms +420600000000 @to {{Field}}
            Send-MailkitMail a@example.com @to -Field ([pscustomobject]@{ Status = 'enabled'; City = 'Praha' })
            """).AssertNoErrors();
        JsonElement[] calls = [.. simulator.Calls.Select(call => JsonDocument.Parse(call.Body).RootElement)];
        JsonElement mail = calls[0].GetProperty("parameters");
        Assert.Equal("first_name=Žofie", Show(mail.GetProperty("recipient"), isBase64: true));
        Assert.Equal("custom3=x custom4=1.5", Show(mail.GetProperty("custom"), isBase64: true));
        Assert.False(mail.TryGetProperty("contact", out _));
        JsonElement massMail = calls[1].GetProperty("recipients")[0];
        Assert.Equal("custom3=x custom4=1.5 first_name=Žofie", Show(massMail.GetProperty("customs"), isBase64: false));
        JsonElement sms = calls[2].GetProperty("parameters").GetProperty("recipient");
        Assert.Equal("custom3=x custom4=1.5 first_name=Žofie mobile=+420600000000", Show(sms, isBase64: false));
        JsonElement other = calls[3].GetProperty("parameters");
        Assert.Equal("status=enabled", Show(other.GetProperty("recipient"), isBase64: true));
        Assert.Equal("city=Praha", Show(other.GetProperty("contact"), isBase64: true));
    }

    [Theory]
    [InlineData("Send-MailkitMail a@example.com", "@{ fist_name = 'x' }", "first_name")]
    [InlineData("Send-MailkitMassMail a@example.com", "@{ status = 'enabled' }", "state")]
    [InlineData("Send-MailkitSms +420600000000", "@{ city = 'x' }", "mailkit.sendsms")]
    [InlineData("Send-MailkitMail a@example.com", "@{ first_name = 'x'; FirstName = 'y' }", "'FirstName'")]
    [InlineData("Send-MailkitMassMail a@example.com", "(& { $both = @{ 3 = 'x' }; $both['3'] = 'y'; $both })", "'3'")]
    [InlineData("Send-MailkitMassMail a@example.com", "@{ 3 = 'x'; custom3 = 'y' }", "'custom3'")]
    [InlineData("Send-MailkitMail a@example.com", "@{ first_name = 1, 2 }", "'first_name'")]
    [InlineData("Send-MailkitMail a@example.com", "'first_name'", "-Field has to be a hashtable or an object")]
    public async Task A_field_that_cannot_be_sent_is_refused(string send, string field, string says)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        ErrorRecord error = shell.Run($"{send} -MailingListId 5001 -CampaignId 7001 -Field {field} -Confirm:$false")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    private static string Show(JsonElement members, bool isBase64) => string.Join(' ', members.EnumerateObject()
        .Select(member => $"{member.Name}={(isBase64 ? Decode(member.Value) : member.Value.GetString())}")
        .Order(StringComparer.Ordinal));

    private static string Decode(JsonElement value) => Encoding.UTF8.GetString(value.GetBytesFromBase64());
}
