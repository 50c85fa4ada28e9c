using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Recipient;

/// <summary>What is understood of the answers to changes of people.</summary>
public abstract class PersonChangeAnswerTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string Move = "mailkit.email.move";
    private const string Delete = "mailkit.email.delete";
    private const string Unsubscribe = "mailkit.email.unsubscribe";
    private const string Revalidate = "mailkit.email.revalidate";
    private const string Topics = "mailkit.email.topics";
    private const string Wipe = "mailkit.email.wipe";

    private static readonly PersonKey Asked = new(null, "alice@example.com");

    private bool IsJson => Client.Protocol == MailkitProtocol.Json;

    [Fact]
    public async Task Who_was_moved_has_another_id()
    {
        RecipientChange moved = await ChangeAsync(Move, "success");
        Assert.Equal(
            (3, RecipientOperation.Moved, 700000001L, 40102L),
            (moved.Position, moved.Operation, moved.SourceEmailId, moved.MailingListId));
        Assert.Equal(
            IsJson ? ("alice@example.com", 700000077L, 40101L, """{"move_response":700000077}""") : (null, null, null, null),
            (moved.Email, moved.EmailId, moved.SourceMailingListId, moved.Extra));
        Assert.Null(moved.Message);
    }

    [Fact]
    public async Task What_is_known_to_stand_beside_an_answer_is_not_reported()
    {
        MailkitRowReader<RecipientChange> reader = Answered(Move, "success").MoveRecipient(1, 2, 3);
        await reader.ReadAllAsync();
        Assert.Empty(reader.UnknownMembers);
        reader = Client.Create(Client.Answering("""{"error_status":0,"ID_email":7,"NEW":1}""")).MoveRecipient(1, 2, 3);
        await reader.ReadAllAsync();
        Assert.Equal("NEW", Assert.Single(reader.UnknownMembers));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("false")]
    public async Task A_zero_refuses_a_move_and_gives_no_reason(string answer)
    {
        if (IsJson)
        {
            answer = """{"error_status":1,"error":""}""";
        }

        MailkitException failure = await FailureOf(Move, answer);
        Assert.Equal((MailkitErrorKind.ApiError, SendOutcome.Refused), (failure.Kind, SendOutcomes.Of(failure)));
        Assert.EndsWith("and gave no reason.", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.IsNotFound);
    }

    [Theory]
    [InlineData(Delete)]
    [InlineData(Unsubscribe)]
    [InlineData(Wipe)]
    public async Task Who_is_not_there_is_told(string function)
    {
        MailkitException failure = await FailureOfRecording(function, "error-invalid-email");
        Assert.Equal((MailkitErrorKind.ApiError, true), (failure.Kind, failure.IsNotFound));
    }

    [Fact]
    public async Task Each_id_that_was_deleted_is_a_row()
    {
        Assert.Equal("700000001", await DeleteAsync("success"));
        Assert.Equal("700000001 700000055", await DeleteAsync("success-many"));

        async Task<string> DeleteAsync(string recording)
        {
            RecipientRemoval removal = Assert.Single(await Answered(Delete, recording).DeleteRecipient(Asked).ReadAllAsync());
            RecipientChange[] changes = [.. removal.Changes(Asked, 3)];
            Assert.All(changes, change => Assert.Equal(
                (3, RecipientOperation.Removed, "alice@example.com", IsJson ? "OK" : null),
                (change.Position, change.Operation, change.Email, change.Message)));
            return string.Join(' ', changes.Select(change => change.EmailId));
        }
    }

    [Theory]
    [InlineData("""{"error":"OK","error_status":0}""", "7  OK")]
    [InlineData("""{"error":"OK","error_status":0,"emails":""}""", "7  OK")]
    [InlineData("""{"error":"OK","error_status":0,"emails":[1,"2"]}""", "1  OK, 2  OK")]
    [InlineData("""{"error":"OK","error_status":0,"emails":5}""", "5  OK")]
    [InlineData("""{"error_status":0,"emails":" 1 , x,"}""", "1  , -  x")]
    [InlineData("""{"error":"OK","error_status":0,"emails":"1","NEW":"y"}""", """1 {"NEW":"y"} OK""")]
    public async Task Ids_are_found_however_they_are_written(string answer, string expected)
    {
        PersonKey who = new(7, null);
        RecipientRemoval removal = Assert.Single(await Client.Create(Client.Answering(answer)).DeleteRecipient(who).ReadAllAsync());
        Assert.Equal(
            expected,
            string.Join(", ", removal.Changes(who, 1)
                .Select(change => $"{change.EmailId?.ToString(null, null) ?? "-"} {change.Extra} {change.Message}")));
    }

    [Theory]
    [InlineData("\"0\"")]
    [InlineData("0")]
    [InlineData("""{"error_status":0,"emails":"0"}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("false")]
    public async Task What_does_not_say_that_somebody_was_deleted_is_unknown(string answer)
    {
        MailkitException failure = await FailureOf(Delete, answer);
        Assert.Equal((MailkitErrorKind.InvalidAnswer, SendOutcome.Unknown), (failure.Kind, SendOutcomes.Of(failure)));
    }

    [Fact]
    public async Task Who_was_opted_out_has_an_id()
    {
        RecipientChange change = await ChangeAsync(Unsubscribe, "success");
        Assert.Equal(
            (RecipientOperation.Unsubscribed, 700000001L, "alice@example.com", IsJson ? 1L : null, null),
            (change.Operation, change.EmailId, change.Email, change.StatusCode, change.Message));
    }

    [Fact]
    public async Task A_status_of_an_opt_out_that_is_not_known_is_told_as_such()
    {
        RecipientChange change = await ChangeOf(Unsubscribe, """{"error_status":"0","ID_email":"7","status":"2"}""");
        Assert.Equal((RecipientOperation.Unknown, 2L), (change.Operation, change.StatusCode));
    }

    [Fact]
    public async Task Who_was_revalidated_is_told_in_mailkits_words()
    {
        RecipientChange change = await ChangeAsync(Revalidate, "success");
        Assert.Equal(
            (RecipientOperation.Revalidated, IsJson ? 700000003L : null, "Email has been revalidated"),
            (change.Operation, change.EmailId, change.Message));
    }

    [Theory]
    [InlineData("alice@example.com", "Alice@Example.com is not unsubscribed")]
    [InlineData("+420700000009", "+420700000009 is not unsubscribed")]
    public async Task No_message_names_the_address_that_was_asked_about(string address, string words)
    {
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(
            () => Client.Create(Client.Answering($$"""{"error_status":1,"error":"{{words}}"}"""))
                .TakeOptOutBack(new(null, address), "telephone", null, 1).ReadAllAsync());
        Assert.Equal(MailkitErrorKind.ApiError, failure.Kind);
        Assert.Equal("Mailkit refused mailkit.email.revalidate: the address is not unsubscribed.", failure.Message);
    }

    [Theory]
    [InlineData("\"OK\"", null, "OK")]
    [InlineData("\"ok\"", null, "ok")]
    [InlineData("\"TRUE\"", null, "TRUE")]
    [InlineData("true", null, null)]
    [InlineData("1", null, "1")]
    [InlineData("""{"error_status":0,"error":"OK","ID_email":7}""", 7L, "OK")]
    [InlineData("""{"status":"OK"}""", null, null)]
    public async Task Topics_are_set_where_the_answer_is_a_known_success(string answer, long? emailId, string? message)
    {
        RecipientChange change = await ChangeOf(Topics, answer);
        Assert.Equal((RecipientOperation.TopicsSet, emailId, message), (change.Operation, change.EmailId, change.Message));
    }

    [Theory]
    [InlineData("\"Topics changed\"")]
    [InlineData("\"Invalid ID_email or email\"")]
    public async Task Another_word_is_no_success_of_topics(string answer)
    {
        MailkitException failure = await FailureOf(Topics, answer);
        Assert.Equal((MailkitErrorKind.ApiError, SendOutcome.Refused), (failure.Kind, SendOutcomes.Of(failure)));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("""{"NEW":"value"}""")]
    [InlineData("[27,29]")]
    public async Task What_says_nothing_leaves_it_unknown_whether_topics_are_set(string answer)
    {
        MailkitException failure = await FailureOf(Topics, answer);
        Assert.Equal(SendOutcome.Unknown, SendOutcomes.Of(failure));
    }

    [Fact]
    public async Task An_erasure_is_queued_and_not_done()
    {
        RecipientChange change = await ChangeAsync(Wipe, "success");
        Assert.Equal(
            (RecipientOperation.WipeQueued, 700000001L, "alice@example.com", "OK"),
            (change.Operation, change.EmailId, change.Email, change.Message));
    }

    [Fact]
    public async Task An_erasure_that_is_queued_already_is_no_error()
    {
        RecipientChange change = await ChangeAsync(Wipe, "error-already-queued");
        Assert.Equal(
            (RecipientOperation.WipeAlreadyQueued, null, "alice@example.com", "Email has already been inserted"),
            (change.Operation, change.EmailId, change.Email, change.Message));
    }

    [Fact]
    public async Task Another_refusal_of_an_erasure_is_one() =>
        Assert.Equal(
            (MailkitErrorKind.ApiError, false),
            ((await FailureOfRecording(Wipe, "error-missing-id")).Kind, (await FailureOfRecording(Wipe, "error-missing-id")).IsNotFound));

    [Theory]
    [InlineData(Move)]
    [InlineData(Delete)]
    [InlineData(Unsubscribe)]
    [InlineData(Revalidate)]
    [InlineData(Topics)]
    [InlineData(Wipe)]
    public async Task A_refused_login_is_told(string function)
    {
        // Topics are answered in XML-RPC over every connection.
        MailkitException failure = await FailureOf(function, """{"error_status":1,"error":"Unauthorized"}""");
        Assert.Equal(MailkitErrorKind.Unauthorized, failure.Kind);
    }

    private static MailkitRowReader<RecipientChange> Call(MailkitClient client, string function) => function switch
    {
        Move => client.MoveRecipient(700000001, 40102, 3),
        Unsubscribe => client.OptOut(Asked, null, null, isConfirmed: true, 3),
        Revalidate => client.TakeOptOutBack(Asked, "telephone", null, 3),
        Topics => client.SetTopics(Asked, [27], 3),
        _ => client.QueueErasure(Asked, 3),
    };

    private static Task ReadAsync(MailkitClient client, string function) => function == Delete
        ? client.DeleteRecipient(Asked).ReadAllAsync()
        : Call(client, function).ReadAllAsync();

    private async Task<RecipientChange> ChangeAsync(string function, string recording) =>
        Assert.Single(await Call(Answered(function, recording), function).ReadAllAsync());

    private async Task<RecipientChange> ChangeOf(string function, string answer) =>
        Assert.Single(await Call(Answering(function, answer), function).ReadAllAsync());

    private async Task<MailkitException> FailureOf(string function, string answer) =>
        await Assert.ThrowsAsync<MailkitException>(() => ReadAsync(Answering(function, answer), function));

    private async Task<MailkitException> FailureOfRecording(string function, string recording) =>
        await Assert.ThrowsAsync<MailkitException>(() => ReadAsync(Answered(function, recording), function));

    /// <summary>Topics are answered in XML-RPC over every connection.</summary>
    private MailkitClient Answering(string function, string answer) =>
        Client.Create((function == Topics ? new TestClient(MailkitProtocol.XmlRpc) : Client).Answering(answer));

    private MailkitClient Answered(string function, string recording) => Client.Create(new FakeServer(FakeServer.Body(
        Body.Recording(function, recording).In(IsJson ? WireForm.Json : WireForm.XmlRpc))));

    public sealed class Json() : PersonChangeAnswerTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : PersonChangeAnswerTests(MailkitProtocol.XmlRpc);
}
