using System.Net.Sockets;
using System.Text;

namespace MailkitPS.Core.Tests.Delivery;

/// <summary>How answers of mailkit.sendmail_mass.results are read.</summary>
public abstract class SendMassResultTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string Row =
        """{"ERROR_CODE":6,"INFO":"unsubscribed email","DATE":"2025-02-03 04:05:06","EMAIL":"gone@example.com","ID_EMAIL":3"""
        + ""","ID_SEND":2,"ID_SEND_MESSAGE":1}""";

    [Fact]
    public async Task However_the_bytes_arrive_the_rows_are_the_same()
    {
        byte[] answer = Client.ThreeRows;
        for (int chunk = 1; chunk <= answer.Length; chunk++)
        {
            List<SendMassResult> rows = await Client.Create(new FakeServer(FakeServer.Body(answer, chunk)))
                .GetSendMassResults(8001).ReadAllAsync();
            Assert.Equal(
                ["bad@example.com 2 31000002", "gone@example.com 6 31000003", "nolist@example.com 4 "],
                rows.Select(row => $"{row.Email} {row.ErrorCode} {row.EmailId}"));
        }
    }

    [Theory]
    [InlineData("""{"error_status":1,"status":"ERROR","results":[ROW]}""")]
    [InlineData("""{"results":[ROW],"status":"ERROR","error_status":1}""")]
    [InlineData("""{"results":ROW,"status":"ERROR","error_status":1}""")]
    [InlineData("""{"RESULTS":[ROW],"Error_Status":"1","Status":"ERROR"}""")]
    [InlineData("""{"results":[ROW]}""")]
    [InlineData("""{"new":{"a":[1,{"b":[]}]},"results":[ROW],"more":[[[]]],"status":"ERROR"}""")]
    public async Task A_row_is_found_wherever_the_answer_has_it(string answer)
    {
        SendMassResult row = Assert.Single(await Client.ReadAsync(answer.Replace("ROW", Row, StringComparison.Ordinal)));
        Assert.Equal("gone@example.com", row.Email);
        Assert.Equal(6, row.ErrorCode);
        Assert.Equal(1L, row.SendMessageId);
    }

    [Fact]
    public async Task An_info_that_comes_again_is_the_same_text()
    {
        List<SendMassResult> rows = await Client.ReadAsync($$"""{"results":[{{Row}},{{Row}}]}""");
        Assert.Same(rows[0].Info, rows[1].Info);
    }

    [Fact]
    public async Task However_many_infos_there_are_each_is_as_it_came()
    {
        string[] infos = [.. Enumerable.Range(0, 200).Select(i => new string('x', 2 * i) + i)];
        string rows = string.Join(',', infos.Concat(infos).Select(info => $$"""{"ERROR_CODE":1,"INFO":"{{info}}"}"""));
        Assert.Equal(infos.Concat(infos), (await Client.ReadAsync($$"""{"results":[{{rows}}]}""")).Select(row => row.Info));
    }

    [Theory]
    [InlineData("""{"status":"OK"}""")]
    [InlineData("""{"status":"ok","error_status":"0"}""")]
    [InlineData("""{"status":"OK","error_status":0,"error":"OK"}""")]
    [InlineData("""{"status":"OK","results":[]}""")]
    [InlineData("""{"status":"OK","results":""}""")]
    [InlineData("""{"status":"OK","results":null}""")]
    public async Task Ok_means_no_rows(string answer) => Assert.Empty(await Client.ReadAsync(answer));

    [Theory]
    [InlineData("{}", "an empty object")]
    [InlineData("[]", "an array")]
    [InlineData("[{\"ERROR_CODE\":1}]", "an array")]
    [InlineData("""{"error_status":1,"status":"ERROR"}""", "status 'ERROR'")]
    [InlineData("""{"error_status":0,"status":"RUNNING"}""", "status 'RUNNING'")]
    [InlineData("""{"error":"Something new"}""", "error 'Something new'")]
    [InlineData("""{"data":[]}""", "data")]
    [InlineData("""{"results":[1]}""", "not an object")]
    [InlineData("""{"results":[[]]}""", "not an object")]
    [InlineData("""{"results":[{}]}""", "without any known member")]
    [InlineData("""{"results":[{"x":1}]}""", "without any known member")]
    [InlineData("""{"results":[{"ERROR_CODE":"six"}]}""", "ERROR_CODE")]
    [InlineData("""{"results":[{"ERROR_CODE":true}]}""", "ERROR_CODE")]
    [InlineData("""{"results":[{"ERROR_CODE":{}}]}""", "ERROR_CODE")]
    [InlineData("""{"results":[{"ERROR_CODE":2.5}]}""", "ERROR_CODE")]
    [InlineData("""{"results":[{"ERROR_CODE":4294967298}]}""", "ERROR_CODE")]
    [InlineData("""{"results":[{"ERROR_CODE":1,"ID_SEND":9223372036854775808}]}""", "ID_SEND")]
    [InlineData("""{"results":[{"ERROR_CODE":1,"ID_SEND":"9223372036854775808"}]}""", "ID_SEND")]
    [InlineData("", "empty")]
    [InlineData("<html><body>Bad gateway</body></html>", "HTML")]
    public async Task What_is_not_understood_is_an_error_and_never_no_rows(string answer, string says)
    {
        MailkitException failure = await Client.FailAsync(answer);
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Contains("No row was handed out before.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error_status":1,"error":"Unauthorized"}""", MailkitErrorKind.Unauthorized, "Profile / Integration")]
    [InlineData("""{"error_status":"1","error":"Unauthorized"}""", MailkitErrorKind.Unauthorized, "MD5")]
    [InlineData("""{"error":"Disallowed IP 192.0.2.44","error_status":1}""", MailkitErrorKind.AddressNotAllowed, "192.0.2.44")]
    [InlineData("""{"error_status":1,"error":"Invalid request_id"}""", MailkitErrorKind.ApiError, "Invalid request_id")]
    public async Task An_error_text_decides_what_failed(string answer, MailkitErrorKind kind, string says)
    {
        MailkitException failure = await Client.FailAsync(answer);
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_text_beside_rows_hides_neither()
    {
        (MailkitException failure, List<SendMassResult> rows) = await Client.Create(
            Client.Answering($$"""{"results":[{{Row}}],"error_status":1,"error":"Too many"}""")).FailAsync();
        Assert.Equal(MailkitErrorKind.ApiError, failure.Kind);
        Assert.Contains("1 row was handed out before.", failure.Message, StringComparison.Ordinal);
        Assert.Single(rows);
    }

    [Fact]
    public async Task Values_are_read_tolerantly()
    {
        SendMassResult row = Assert.Single(await Client.ReadAsync(
            """{"results":[{"error_code":"-99","Info":17,"DATE":"soon","email":null,"ID_EMAIL":"0","ID_SEND":0"""
            + ""","ID_SEND_MESSAGE":"none","x":[{}]}]}"""));
        Assert.Equal(-99, row.ErrorCode);
        Assert.Equal(SendMassError.Unknown, row.Error);
        Assert.Equal("17", row.Info);
        Assert.Null(row.Date);
        Assert.Null(row.Email);
        Assert.Null(row.EmailId);
        Assert.Null(row.SendId);
        Assert.Null(row.SendMessageId);
    }

    [Theory]
    [InlineData("2025-02-03", 2025, 2, 3, 0)]
    [InlineData("2025-02-03 04:05:06", 2025, 2, 3, 4)]
    [InlineData("2024-02-29 23:59:59", 2024, 2, 29, 23)]
    public async Task Dates_are_read(string text, int year, int month, int day, int hour)
    {
        SendMassResult row = Assert.Single(await Client.ReadAsync($$"""{"results":[{"ERROR_CODE":1,"DATE":"{{text}}"}]}"""));
        Assert.Equal((year, month, day, hour), (row.Date!.Value.Year, row.Date.Value.Month, row.Date.Value.Day, row.Date.Value.Hour));
    }

    [Theory]
    [InlineData("2025-02-30 04:05:06")]
    [InlineData("2025-02-03T04:05:06Z")]
    [InlineData("2025-02-03 24:05:06")]
    [InlineData("03.02.2025")]
    public async Task An_unreadable_date_is_none_and_is_shown(string text)
    {
        using MailkitRowReader<SendMassResult> reader = Client.Create(
            Client.Answering($$"""{"results":[{"ERROR_CODE":1,"DATE":"{{text}}"}]}""")).GetSendMassResults(1);
        Assert.Null(Assert.Single(await reader.ReadAllAsync()).Date);
        Assert.Contains(reader.TakeLog(), line => line.Contains($"DATE '{text}'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unknown_members_are_named_once_a_call()
    {
        using MailkitRowReader<SendMassResult> reader = Client.Create(
            Client.Answering("""{"results":[{"ERROR_CODE":1,"NEW":{"a":1},"ODD":2},{"ERROR_CODE":1,"NEW":[]}]}""")).GetSendMassResults(1);
        Assert.Equal(2, (await reader.ReadAllAsync()).Count);
        string line = Assert.Single(reader.TakeLog(), line => line.Contains("not understood", StringComparison.Ordinal));
        Assert.EndsWith("Extra: NEW, ODD.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_cut_at_any_byte_keeps_its_whole_rows_and_tells_the_rest()
    {
        byte[] answer = Client.ThreeRows;
        int[] ends = Client.RowEnds();
        int lastByte = Encoding.UTF8.GetString(answer).TrimEnd().Length;
        for (int length = 0; length < lastByte; length++)
        {
            FakeServer server = new(FakeServer.Body(answer[..length]));
            (MailkitException failure, List<SendMassResult> rows) = await Client.Create(server).FailAsync();
            Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
            Assert.Equal(ends.Count(end => end <= length), rows.Count);
            Assert.Equal(rows.Count, failure.RowCount);
        }
    }

    [Fact]
    public async Task A_reset_inside_the_body_keeps_the_rows()
    {
        byte[] answer = Client.ThreeRows;
        SocketException reset = new((int)SocketError.ConnectionReset);
        ChunkedStream body = new(answer[..Client.RowEnds()[1]], 7, new IOException("outer", reset));
        (MailkitException failure, List<SendMassResult> rows) = await Client.Create(new FakeServer(FakeServer.Body(body))).FailAsync();
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains(reset.Message, failure.Message, StringComparison.Ordinal);
        Assert.Contains("2 rows were handed out before.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public async Task A_value_above_one_megabyte_is_refused()
    {
        (MailkitException failure, List<SendMassResult> rows) = await Client.Create(
            Client.Answering($$"""{"results":[{{Row}},{"ERROR_CODE":1,"INFO":"{{new string('x', 1024 * 1024)}}"}]}""")).FailAsync();
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains("1 MB", failure.Message, StringComparison.Ordinal);
        Assert.Single(rows);
    }

    [Fact]
    public async Task A_value_just_below_one_megabyte_is_read()
    {
        string info = new('x', (1024 * 1024) - 1024);
        SendMassResult row = Assert.Single(await Client.ReadAsync($$"""{"results":[{"ERROR_CODE":1,"INFO":"{{info}}"}]}"""));
        Assert.Equal(info, row.Info);
    }

    [Fact]
    public async Task Nesting_above_64_is_refused()
    {
        Assert.Equal(
            MailkitErrorKind.InvalidAnswer,
            (await Client.FailAsync($$"""{"status":"OK","x":{{new string('[', 1_000)}}{{new string(']', 1_000)}}}""")).Kind);
        Assert.Empty(await Client.ReadAsync($$"""{"status":"OK","x":{{new string('[', 63)}}{{new string(']', 63)}}}"""));
    }

    [Fact]
    public async Task Texts_come_out_unchanged()
    {
        const string Info = """=cmd|' \/C calc'!A0\t\u017Elu\u0165ou\u010Dk\u00FD 🐎 \u0007""";
        SendMassResult row = Assert.Single(await Client.ReadAsync(
            $$"""{"results":[{"ERROR_CODE":1,"INFO":"{{Info}}","EMAIL":"\u0061@example.com","\u0044ATE":"2025-02-03"}]}"""));
        Assert.Equal("=cmd|' /C calc'!A0\tžluťoučký 🐎 \u0007", row.Info);
        Assert.Equal("a@example.com", row.Email);
        Assert.NotNull(row.Date);
    }

    [Fact]
    public async Task A_row_is_out_while_the_rest_is_held_back()
    {
        byte[] answer = Client.ThreeRows;
        ChunkedStream body = new(answer[..Client.RowEnds()[0]], int.MaxValue, silent: true);
        using MailkitRowReader<SendMassResult> reader = Client.Create(new FakeServer(FakeServer.Body(body))).GetSendMassResults(1);
        Assert.Single((await reader.ReadNextAsync(TestContext.Current.CancellationToken))!);
    }

    public sealed class Json() : SendMassResultTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : SendMassResultTests(MailkitProtocol.XmlRpc);
}
