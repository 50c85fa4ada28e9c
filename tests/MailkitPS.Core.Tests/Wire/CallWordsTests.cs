namespace MailkitPS.Core.Tests.Wire;

/// <summary>How a call is named in texts.</summary>
public abstract class CallWordsTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private static readonly MailkitCall Call = new(
        "mailkit.new",
        MailkitParameter.Required("ID_email", "ada@example.com"),
        MailkitParameter.Required("ID_user_list", 5001L),
        MailkitParameter.Required("request_id", "8001"),
        MailkitParameter.Required("limit", 10),
        MailkitParameter.Required("keep_list", "false"),
        MailkitParameter.Required("confirm", true),
        MailkitParameter.Required("none", null),
        MailkitParameter.Required("list", new List<object?> { 1, null }),
        MailkitParameter.Required("main", new Dictionary<string, object> { ["send_to"] = "ada@example.com", ["subject"] = "x" }));

    [Fact]
    public void An_error_names_the_function_and_its_ids() =>
        Assert.Equal("mailkit.new (ID_user_list 5001, request_id 8001)", CallWords.Subject(Call));

    [Fact]
    public void Addresses_are_for_the_one_who_is_asked()
    {
        const string Rest = "ID_user_list 5001, request_id 8001, limit, keep_list false, confirm TRUE, none, list (2 elements)";
        Assert.Equal($"mailkit.new with ID_email, {Rest}, main (send_to, subject)", CallWords.Describe(Call, "mailkit.new", false));
        Assert.Equal(
            $"mailkit.new with ID_email ada@example.com, {Rest}, main (send_to ada@example.com, subject)",
            CallWords.Describe(Call, "mailkit.new", true));
    }

    [Fact]
    public void Ids_in_a_list_are_named_up_to_a_few()
    {
        Dictionary<string, object>[] recipients = [.. Enumerable.Range(1, 9).Select(
            number => new Dictionary<string, object> { ["campaign_id"] = 7001, ["mailinglist_id"] = number })];
        MailkitCall call = new("mailkit.sendmail_mass", MailkitParameter.TopLevel("recipients", recipients));
        Assert.Equal(
            "x with recipients (9 elements, campaign_id 7001, mailinglist_id 1, mailinglist_id 2, mailinglist_id 3 …)",
            CallWords.Describe(call, "x", false));
    }

    [Fact]
    public async Task A_refusal_names_the_function_and_the_id_that_was_asked_about()
    {
        MailkitException failure = await Client.FailAsync("""{"error_status":1,"error":"Invalid request_id"}""");
        Assert.StartsWith(
            "Mailkit refused mailkit.sendmail_mass.results (request_id 8001): Invalid request_id.",
            failure.Message,
            StringComparison.Ordinal);
    }

    public sealed class Json() : CallWordsTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : CallWordsTests(MailkitProtocol.XmlRpc);
}
