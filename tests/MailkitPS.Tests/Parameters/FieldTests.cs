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
            Send-MailkitMail a@example.com -MailingListId 5001 -CampaignId 7001 {{Field}} -Confirm:$false
            Send-MailkitMassMail a@example.com -MailingListId 5001 -CampaignId 7001 {{Field}} -Confirm:$false
            Send-MailkitSms +420600000000 -MailingListId 5001 -CampaignId 7001 {{Field}} -Confirm:$false
            Send-MailkitMail a@example.com -MailingListId 5001 -CampaignId 7001 -Field ([pscustomobject]@{ Status = 'enabled'; City = 'Praha' }) -Confirm:$false
            """).AssertNoErrors();
        JsonElement[] calls = [.. simulator.Calls.Select(call => JsonDocument.Parse(call.Body).RootElement)];
        Assert.Equal("first_name=Žofie", Show(calls[0].GetProperty("parameters").GetProperty("recipient"), isBase64: true));
        Assert.Equal("custom3=x custom4=1.5", Show(calls[0].GetProperty("parameters").GetProperty("custom"), isBase64: true));
        Assert.False(calls[0].GetProperty("parameters").TryGetProperty("contact", out _));
        Assert.Equal("custom3=x custom4=1.5 first_name=Žofie", Show(calls[1].GetProperty("recipients")[0].GetProperty("customs"), isBase64: false));
        Assert.Equal("custom3=x custom4=1.5 first_name=Žofie mobile=+420600000000", Show(calls[2].GetProperty("parameters").GetProperty("recipient"), isBase64: false));
        Assert.Equal("status=enabled", Show(calls[3].GetProperty("parameters").GetProperty("recipient"), isBase64: true));
        Assert.Equal("city=Praha", Show(calls[3].GetProperty("parameters").GetProperty("contact"), isBase64: true));
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
        ErrorRecord error = shell.Run($"{send} -MailingListId 5001 -CampaignId 7001 -Field {field} -Confirm:$false").AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    private static string Show(JsonElement members, bool isBase64) => string.Join(' ', members.EnumerateObject()
        .Select(member => $"{member.Name}={(isBase64 ? Encoding.UTF8.GetString(member.Value.GetBytesFromBase64()) : member.Value.GetString())}")
        .Order(StringComparer.Ordinal));
}
