using System.Text;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>Tests that hold for JSON answers only.</summary>
public sealed class JsonAnswerTests
{
    private readonly TestClient _client = new(MailkitProtocol.Json);

    [Fact]
    public async Task The_documented_answer_gives_its_rows_with_typed_properties()
    {
        List<SendMassResult> rows = await ReadAsync(Recordings.Read("mailkit.sendmail_mass.results", "documented-errors.json"));

        Assert.Equal(["mail1@mail.cz", "mail2@mail.cz", "mail3@mail.cz"], rows.Select(row => row.Email));
        SendMassResult second = rows[1];
        Assert.Equal(8001L, second.RequestId);
        Assert.Equal(6, second.ErrorCode);
        Assert.Equal(SendMassError.Unsubscribed, second.Error);
        Assert.Equal("unsubscribed email", second.Info);
        Assert.Equal(new DateTime(2024, 8, 22, 16, 12, 33), second.Date);
        Assert.Equal(DateTimeKind.Unspecified, second.Date!.Value.Kind);
        Assert.Equal(47036781L, second.EmailId);
        Assert.Equal(1214123L, second.SendId);
        Assert.Equal(1392658739L, second.SendMessageId);
    }

    [Fact]
    public async Task The_documented_ok_gives_no_rows() =>
        Assert.Empty(await ReadAsync(Recordings.Read("mailkit.sendmail_mass.results", "documented-ok.json")));

    [Fact]
    public async Task A_byte_order_mark_and_white_space_do_not_matter() =>
        Assert.Single(await _client.ReadAsync("\uFEFF  {\"results\":[{\"ERROR_CODE\":1}]}  "));

    [Theory]
    [InlineData("\"Something new\"", "a single value")]
    [InlineData("  ", "empty")]
    [InlineData("OK", "not JSON")]
    [InlineData("""{"status":"OK"} {"status":"OK"}""", "stops being JSON")]
    [InlineData("<methodResponse/>", "HTML or XML")]
    public async Task What_is_not_understood_is_an_error_and_never_no_rows(string answer, string says)
    {
        MailkitException failure = await _client.FailAsync(answer);
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_error_text_is_a_refusal_without_a_reason()
    {
        MailkitException failure = await _client.FailAsync("""{"error_status":17,"error":""}""");
        Assert.Equal(MailkitErrorKind.ApiError, failure.Kind);
        Assert.Contains("no reason", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_no_utf8_is_an_invalid_answer()
    {
        byte[] body = Encoding.Latin1.GetBytes("""{"results":[{"ERROR_CODE":1,"INFO":"neplatný"}]}""");
        (MailkitException failure, _) = await _client.Create(new FakeServer(FakeServer.Body(body))).FailAsync();
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains("UTF-8", failure.Message, StringComparison.Ordinal);
    }

    private Task<List<SendMassResult>> ReadAsync(byte[] body) =>
        _client.Create(new FakeServer(FakeServer.Body(body))).GetSendMassResults(8001).ReadAllAsync();
}
