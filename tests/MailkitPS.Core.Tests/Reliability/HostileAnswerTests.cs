using System.Text;

namespace MailkitPS.Core.Tests.Reliability;

/// <summary>Malicious answers end in a typed error or give the rows as they came, and never use up the memory.</summary>
public abstract class HostileAnswerTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const long Huge = 300L * 1024 * 1024;
    private const long MostBytesRead = 8L * 1024 * 1024;

    private const string Row = """{"ERROR_CODE":6,"EMAIL":"gone@example.com"}""";

    [Theory]
    [InlineData("""{"results":[{"ERROR_CODE":1,"INFO":"first","INFO":"last"}]}""", 1, "last")]
    [InlineData("""{"results":[{"ERROR_CODE":1,"info":"first","INFO":"last"}]}""", 1, "last")]
    [InlineData("""{"Results":[{"eRROR_cODE":"7","iNFO":"odd"}]}""", 7, "odd")]
    [InlineData("""{"results":[{"ERROR_CODE":-2147483648,"INFO":"=1+1"}]}""", int.MinValue, "=1+1")]
    [InlineData("""{"results":[{"ERROR_CODE":2147483647,"INFO":"@SUM(A1)|cmd"}]}""", int.MaxValue, "@SUM(A1)|cmd")]
    [InlineData("""{"results":[{"ERROR_CODE":0,"INFO":"+\t-\r\n\"';,"}]}""", 0, "+\t-\r\n\"';,")]
    public async Task Odd_rows_come_out_as_they_are(string answer, int code, string info)
    {
        SendMassResult row = Assert.Single(await Client.ReadAsync(answer));
        Assert.Equal((code, info), (row.ErrorCode, row.Info));
    }

    [Theory]
    [InlineData("""{"results":[{"ERROR_CODE":1}],"results":[{"ERROR_CODE":2}]}""")]
    [InlineData("""{"results":[{"ERROR_CODE":1}],"RESULTS":{"ERROR_CODE":2}}""")]
    public async Task Results_that_come_twice_are_both_rows(string answer) =>
        Assert.Equal([1, 2], (await Client.ReadAsync(answer)).Select(row => row.ErrorCode));

    [Theory]
    [InlineData("""{"results":[{"ERROR_CODE":9223372036854775808}]}""")]
    [InlineData("""{"results":[{"ERROR_CODE":1,"ID_EMAIL":-9223372036854775809}]}""")]
    [InlineData("""{"results":[{"ERROR_CODE":1,"ID_EMAIL":1e400}]}""")]
    public async Task Numbers_beyond_64_bits_are_an_invalid_answer(string answer) =>
        Assert.Equal(MailkitErrorKind.InvalidAnswer, (await Client.FailAsync(answer)).Kind);

    [Theory]
    [InlineData("value")]
    [InlineData("name")]
    [InlineData("white space")]
    [InlineData("unknown value")]
    public async Task A_token_of_300_megabytes_is_given_up_early(string where)
    {
        string whole = Encoding.UTF8.GetString(Client.Encode($$"""{"results":[{{Row}},{"ERROR_CODE":1,"NEW":"n","INFO":"i"}]}"""));
        string isJson = Client.Protocol == MailkitProtocol.Json ? "\"" : ">";
        string rowEnd = Client.Protocol == MailkitProtocol.Json ? "}" : "</struct>";
        string start = where switch
        {
            "value" => whole[..(whole.LastIndexOf($"{isJson}i", StringComparison.Ordinal) + 1)],
            "name" => whole[..(whole.LastIndexOf("INFO", StringComparison.Ordinal) + 1)],
            "unknown value" => whole[..(whole.LastIndexOf($"{isJson}n", StringComparison.Ordinal) + 1)],
            _ => whole[..(whole.IndexOf(rowEnd, StringComparison.Ordinal) + rowEnd.Length)],
        };
        using EndlessStream body = new(start, [where == "white space" ? (byte)' ' : (byte)'x'], Huge);
        (MailkitException failure, List<SendMassResult> rows) = await Client.Create(new FakeServer(FakeServer.Body(body))).FailAsync();
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Single(rows);
        if (where != "white space")
        {
            Assert.Contains("1 MB", failure.Message, StringComparison.Ordinal);
            Assert.InRange(body.BytesRead, 0, MostBytesRead);
        }
    }

    [Fact]
    public async Task Names_without_end_are_noted_a_few_times_only()
    {
        string members = string.Join(',', Enumerable.Range(0, 20_000).Select(number => $"\"N{number}\":1"));
        using MailkitRowReader<SendMassResult> reader = Client.Read($$"""{"results":[{"ERROR_CODE":1,{{members}}}],{{members}}}""");
        Assert.Single(await reader.ReadAllAsync());
        Assert.InRange(reader.TakeLog().Sum(line => line.Length), 0, 2000);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public async Task One_level_too_many_is_told_as_that(string open, string close)
    {
        foreach (string answer in (string[])
            [Nest(open, close, 65), $$"""{"x":{{Nest(open, close, 64)}}}""", $$"""{"results":[{{Row}}],"x":{{Nest(open, close, 80)}}}"""])
        {
            FakeServer server = Client.Answering(answer);
            MailkitException failure = await Assert.ThrowsAsync<MailkitException>(
                () => Client.Create(server).Invoke(new MailkitCall("mailkit.mailinglist.list"), asText: false).ReadAllAsync());
            Assert.Contains("nested more than 64 levels deep", failure.Message, StringComparison.Ordinal);
            Assert.Single(server.Requests);
        }

        Assert.Single(await Client.Create(Client.Answering(Nest(open, close, 64)))
            .Invoke(new MailkitCall("mailkit.mailinglist.list"), asText: false).ReadAllAsync());
    }

    private static string Nest(string open, string close, int depth) =>
        $"{string.Concat(Enumerable.Repeat(open, depth))}1{string.Concat(Enumerable.Repeat(close, depth))}";

    [Theory]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public async Task Nesting_without_end_is_given_up(int depth)
    {
        string nested = Client.Protocol == MailkitProtocol.Json
            ? $$"""{"results":[{{Row}}],"x":{{new string('[', depth)}}"""
            : Encoding.UTF8.GetString(Client.Encode($$"""{"results":[{{Row}}],"x":1}""")).Replace(
                "<value><i4>1</i4>",
                string.Concat(Enumerable.Repeat("<value><array><data>", depth)),
                StringComparison.Ordinal);
        FakeServer server = new(FakeServer.Body(Encoding.UTF8.GetBytes(nested)));
        (MailkitException failure, List<SendMassResult> rows) = await Client.Create(server).FailAsync();
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Single(rows);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, gzip", "gzip, gzip")]
    [InlineData("x-gzip", "x-gzip")]
    public async Task A_packing_that_is_not_understood_is_named(string packing, string named)
    {
        MailkitException failure = (await Client.Create(new FakeServer(Packed([0x1B, 0x2E, 0x00], packing))).FailAsync()).Failure;
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains($"'{named}' is not understood", failure.Message, StringComparison.Ordinal);
        byte[] plain = Client.Encode($$"""{"results":[{{Row}}]}""");
        Assert.Single(await Client.Create(new FakeServer(Packed(plain, packing))).GetSendMassResults(8001).ReadAllAsync());
    }

    private static Func<CancellationToken, Task<HttpResponseMessage>> Packed(byte[] body, string packing) => async token =>
    {
        HttpResponseMessage response = await FakeServer.Body(body)(token);
        response.Content.Headers.TryAddWithoutValidation("Content-Encoding", packing);
        return response;
    };

    /// <summary>A character of the wire format by its number.</summary>
    protected abstract string Escape(char half);

    [Theory]
    [InlineData("EMAIL", '\uD83D')]
    [InlineData("INFO", '\uDC0E')]
    public async Task Half_a_character_costs_no_row(string member, char half)
    {
        string answer = Encoding.UTF8.GetString(Client.Encode(
            $$"""{"results":[{{Row}},{"ERROR_CODE":1,"{{member}}":"HALF"},{"ERROR_CODE":1,"{{member}}":"cut HALF end"},{{Row}}]}"""))
            .Replace("HALF", Escape(half), StringComparison.Ordinal);
        List<SendMassResult> rows = await Client.ReadAsync(answer);
        Assert.Equal(
            ["\uFFFD", "cut \uFFFD end"],
            rows.Skip(1).Take(2).Select(row => member == "EMAIL" ? row.Email : row.Info));
        Assert.Equal(4, rows.Count);
    }

    [Fact]
    public async Task Half_a_character_costs_no_value_of_any_shape_and_no_name()
    {
        string answer = Encoding.UTF8.GetString(Client.Encode("""[{"A_HALF":"HALF","B":[" HALF"]},{"A_HALF":1}]"""))
            .Replace("HALF", Escape('\uD83D'), StringComparison.Ordinal);
        List<object> values = await Client.Create(Client.Answering(answer))
            .Invoke(new MailkitCall("mailkit.new"), asText: false).ReadAllAsync();
        ApiObject first = Assert.IsType<ApiObject>(values[0]);
        Assert.Equal(("A_\uFFFD", (object)"\uFFFD"), (first.Members[0].Key, first.Members[0].Value));
        Assert.Equal([" \uFFFD"], Assert.IsType<List<object?>>(first.Members[1].Value));
        Assert.Equal(2, values.Count);
    }

    [Theory]
    [InlineData("COUNT")]
    [InlineData("RATE")]
    [InlineData("ANY")]
    [InlineData("TEXT")]
    [InlineData("UNKNOWN")]
    public async Task A_number_of_a_million_digits_is_refused_by_its_digits(string column)
    {
        string digits = new('1', 1_000_000);
        byte[] answer = Client.Encode($$"""[{"ID":1,"{{column}}":NUMBER}]""".Replace("NUMBER", "2", StringComparison.Ordinal));
        string text = Encoding.UTF8.GetString(answer).Replace(
            Client.Protocol == MailkitProtocol.Json ? ":2}" : ">2<",
            Client.Protocol == MailkitProtocol.Json ? $":{digits}}}" : $">{digits}<",
            StringComparison.Ordinal);
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(
            () => Client.ReadSample(Encoding.UTF8.GetBytes(text)).ReadAllAsync());
        Assert.Contains("1000 digits", failure.Message, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<MailkitException>(() => Client.Create(Client.Answering(text))
            .Invoke(new MailkitCall("mailkit.new"), asText: false).ReadAllAsync());
        Assert.Contains("1000 digits", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_million_digits_in_a_text_take_no_time_either()
    {
        string digits = new('1', 1_000_000);
        foreach (string column in (string[])["COUNT", "RATE", "REV", "FLAG", "DATE", "TEXT"])
        {
            Assert.Single(await Client.ReadSample($$"""[{"ID":1,"{{column}}":"{{digits}}"}]""").ReadAllAsync());
        }

        MailkitException failure = await Client.FailSampleAsync($$"""[{"ID":"{{digits}}"}]""");
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
    }

    public sealed class Json() : HostileAnswerTests(MailkitProtocol.Json)
    {
        protected override string Escape(char half) => FormattableString.Invariant($"\\u{(int)half:x4}");

        [Theory]
        [InlineData("\\ud83d\\udc0e", "🐎")]
        [InlineData("\\uD83D\\uD83D\\uDC0E", "\uFFFD🐎")]
        [InlineData("\\ud83d\\u0041", "\uFFFDA")]
        [InlineData("\\ud83d\\n", "\uFFFD\n")]
        [InlineData("\\ud83dud83d", "\uFFFDud83d")]
        [InlineData("\\u017E\\/\\\\\\\"\\b\\f\\r\\t", "ž/\\\"\b\f\r\t")]
        public async Task Escapes_are_taken_out(string text, string expected) => Assert.Equal(
            expected,
            Assert.Single(await Client.ReadAsync($$"""{"results":[{"ERROR_CODE":1,"INFO":"{{text}}"}]}""")).Info);

        [Fact]
        public async Task Control_characters_come_out_as_they_are()
        {
            SendMassResult row = Assert.Single(await Client.ReadAsync(
                """{"results":[{"ERROR_CODE":1,"INFO":"\u0000\u0001\u001b[31m\u009f"}]}"""));
            Assert.Equal("\0\u0001\u001B[31m\u009F", row.Info);
        }
    }

    public sealed class XmlRpc() : HostileAnswerTests(MailkitProtocol.XmlRpc)
    {
        protected override string Escape(char half) => FormattableString.Invariant($"&#x{(int)half:X4};");

        [Theory]
        [InlineData("<NAME/>")]
        [InlineData("<member NAME='1'/>")]
        [InlineData("<?NAME ?>")]
        public async Task Names_of_elements_without_end_are_given_up_early(string element)
        {
            StringBuilder start = new("<methodResponse><params><param><value><struct><member><name>x</name><value><struct>");
            for (int number = 0; number < 20_000; number++)
            {
                start.Append(element.Replace("NAME", $"n{number}{new string('x', 1000)}", StringComparison.Ordinal));
            }

            using EndlessStream body = new(start.ToString(), [(byte)' ']);
            (MailkitException failure, List<SendMassResult> rows) = await Client.Create(new FakeServer(FakeServer.Body(body))).FailAsync();
            Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
            Assert.InRange(body.BytesRead, 0, MostBytesRead);
            Assert.Empty(rows);
        }

        [Theory]
        [InlineData(
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<methodResponse><params><param><value>&x;</value></param></params></methodResponse>")]
        [InlineData(
            "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/evil.dtd\">"
            + "<methodResponse><params><param><value/></param></params></methodResponse>")]
        [InlineData(
            "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
            + "<methodResponse><params><param><value>&c;</value></param></params></methodResponse>")]
        public async Task A_document_type_is_refused_whatever_it_says(string answer)
        {
            FakeServer server = new(FakeServer.Body(Encoding.UTF8.GetBytes(answer)));
            (MailkitException failure, List<SendMassResult> rows) = await Client.Create(server).FailAsync();
            Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
            Assert.Empty(rows);
        }

        [Fact]
        public async Task Odd_characters_come_out_as_they_are() =>
            Assert.Equal("\0\u001B[31m\u009F\uFFFD", Assert.Single(await Client.ReadAsync(AnswerWith("&#0;&#27;[31m&#x9F;&#xD83D;"))).Info);

        [Fact]
        public async Task A_character_that_is_none_is_an_invalid_answer() =>
            Assert.Equal(MailkitErrorKind.InvalidAnswer, (await Client.FailAsync(AnswerWith("&#x110000;"))).Kind);

        private string AnswerWith(string text) =>
            Encoding.UTF8.GetString(Client.Encode("""{"results":[{"ERROR_CODE":1,"INFO":"TEXT"}]}"""))
                .Replace("TEXT", text, StringComparison.Ordinal);
    }
}
