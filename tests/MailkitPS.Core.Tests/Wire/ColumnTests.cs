using System.Globalization;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>What each kind of column reads, and what it does with any other value.</summary>
public abstract class ColumnTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    [Theory]
    [InlineData("5", 5L)]
    [InlineData("\"5\"", 5L)]
    [InlineData("\" -7 \"", -7L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("0", 0L)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("2.0", 2L)]
    [InlineData("\"2.00\"", 2L)]
    [InlineData("2e0", 2L)]
    [InlineData("\"+2\"", 2L)]
    [InlineData("\"2.\"", 2L)]
    [InlineData("\" 007 \"", 7L)]
    [InlineData("20E-1", 2L)]
    [InlineData("1.5e1", 15L)]
    [InlineData("-1200e-2", -12L)]
    [InlineData("-0.0", 0L)]
    [InlineData("0e-999999999", 0L)]
    [InlineData("9223372036854775807.0", long.MaxValue)]
    [InlineData("-9.223372036854775808e18", long.MinValue)]
    public async Task A_whole_number_is_bare_or_quoted(string json, long? expected) =>
        Assert.Equal(expected, (await ReadAsync("COUNT", json)).Row.Count);

    [Theory]
    [InlineData("COUNT", "9223372036854775808")]
    [InlineData("COUNT", "2.5")]
    [InlineData("COUNT", "1e30")]
    [InlineData("SMALL", "-2147483649")]
    public async Task A_number_that_does_not_fit_is_kept_beside_the_columns(string column, string json)
    {
        SampleRow row = (await ReadAsync(column, json)).Row;
        Assert.Null(row.Count ?? row.Small);
        Assert.Equal($$"""{"{{column}}":{{json}}}""", row.Extra);
    }

    [Theory]
    [InlineData("\"many\"", "COUNT 'many'")]
    [InlineData("true", "COUNT 'true'")]
    [InlineData("{\"a\":1}", "COUNT '{…}'")]
    [InlineData("[1]", "COUNT '{…}'")]
    public async Task What_is_no_number_is_none_and_noted(string json, string note)
    {
        (SampleRow row, string notes) = await ReadAsync("COUNT", json);
        Assert.Null(row.Count);
        Assert.Equal(note, notes);
    }

    [Theory]
    [InlineData("ID", "9223372036854775808")]
    [InlineData("ID", "2.5")]
    [InlineData("ID", "25e-1")]
    [InlineData("ID", "9223372036854775808.0")]
    [InlineData("ID", "1e30")]
    [InlineData("ID", "1e-999999999999")]
    [InlineData("ID", "\"1e999999999999\"")]
    [InlineData("CODE", "2.5")]
    [InlineData("CODE", "2147483648.0")]
    [InlineData("ID", "\"-9223372036854775809\"")]
    [InlineData("CODE", "\"six\"")]
    [InlineData("CODE", "true")]
    [InlineData("CODE", "{}")]
    [InlineData("CODE", "4294967298")]
    public async Task An_id_that_would_be_bent_or_a_number_that_is_required_makes_the_answer_invalid(string column, string json)
    {
        MailkitException failure = await Client.FailSampleAsync($$"""[{"{{column}}":{{json}}}]""");
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains(column, failure.Message, StringComparison.Ordinal);
        Assert.Contains(json is "{}" ? "{…}" : json.Trim('"').Split(".0")[0], failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_that_cannot_be_null_has_its_default()
    {
        Assert.Equal(0, (await ReadAsync("CODE", "null")).Row.Code);
        Assert.Equal(-3, (await ReadAsync("CODE", "-3")).Row.Code);
        Assert.Equal(-3, (await ReadAsync("CODE", "-3.0")).Row.Code);
        Assert.Equal(7, (await ReadAsync("SMALL", "\"7.00\"")).Row.Small);
        Assert.Equal(7, (await ReadAsync("SMALL", "7")).Row.Small);
        Assert.Null((await ReadAsync("SMALL", "null")).Row.Small);
    }

    [Theory]
    [InlineData("8001", 8001L)]
    [InlineData("0", null)]
    [InlineData("\"0\"", null)]
    [InlineData("0.0", null)]
    [InlineData("8001.0", 8001L)]
    public async Task An_id_of_0_is_none(string json, long? expected) => Assert.Equal(expected, (await ReadAsync("ID", json)).Row.Id);

    [Theory]
    [InlineData("\"žluťoučký 🐎\"", "žluťoučký 🐎")]
    [InlineData("17", "17")]
    [InlineData("true", "true")]
    [InlineData("null", null)]
    public async Task A_text_is_as_it_came(string json, string? expected)
    {
        Assert.Equal(expected, (await ReadAsync("TEXT", json)).Row.Text);
        Assert.Equal(expected, (await ReadAsync("WORD", json)).Row.Word);
    }

    [Fact]
    public async Task An_empty_text_is_none_unless_the_column_keeps_it()
    {
        Assert.Equal(string.Empty, (await ReadAsync("TEXT", "\"\"")).Row.Text);
        Assert.Null((await ReadAsync("WORD", "\"\"")).Row.Word);
    }

    [Theory]
    [InlineData("TEXT", "[\"a\"]")]
    [InlineData("WORD", "{}")]
    public async Task A_container_in_place_of_a_text_is_noted(string column, string json)
    {
        (SampleRow row, string notes) = await ReadAsync(column, json);
        Assert.Null(row.Text);
        Assert.Null(row.Word);
        Assert.Equal($"{column} '{{…}}'", notes);
    }

    [Theory]
    [InlineData("\"2024-08-22\"", "2024-08-22 00:00:00")]
    [InlineData("\"2024-08-22 16:12:33\"", "2024-08-22 16:12:33")]
    [InlineData("\"20240822T16:12:33\"", "2024-08-22 16:12:33")]
    [InlineData("\"2024-08-22T16:12:33\"", "2024-08-22 16:12:33")]
    [InlineData("\"2024-08-22T16:12\"", "2024-08-22 16:12:00")]
    [InlineData("\"2024-08-22 16:12\"", "2024-08-22 16:12:00")]
    [InlineData("\" 2024-08-22 16:12:33 \"", "2024-08-22 16:12:33")]
    [InlineData("\"20240822T16:12\"", "2024-08-22 16:12:00")]
    [InlineData("\"0000-00-00\"", null)]
    [InlineData("\"0000-00-00 00:00:00\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public async Task A_date_has_no_zone(string json, string? expected)
    {
        DateTime? date = (await ReadAsync("DATE", json)).Row.Date;
        Assert.Equal(expected, date?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        Assert.Equal(DateTimeKind.Unspecified, date?.Kind ?? DateTimeKind.Unspecified);
    }

    [Theory]
    [InlineData("2024-08-22 16:12:33.5", 5_000_000)]
    [InlineData("2024-08-22T16:12:33,25", 2_500_000)]
    [InlineData("20240822T16:12:33.123456789", 1_234_567)]
    public async Task A_date_may_have_a_fraction_of_a_second(string text, int ticks) => Assert.Equal(
        new DateTime(2024, 8, 22, 16, 12, 33) + TimeSpan.FromTicks(ticks),
        (await ReadAsync("DATE", $"\"{text}\"")).Row.Date);

    [Theory]
    [InlineData("2024-08-22T")]
    [InlineData("2024-08-22 16")]
    [InlineData("2024-08-22 16:12:")]
    [InlineData("2024-08-22 16:12:33.")]
    [InlineData("2024-08-22 16:12:33.x")]
    [InlineData("2024-08-22T16:12:33Z")]
    [InlineData("2024-08-22T16:12:33+01:00")]
    [InlineData("2024-08-22 6:12:33")]
    [InlineData("2024-02-30")]
    [InlineData("2024-08-22 24:00:00")]
    [InlineData("2024-08-22 16:60:00")]
    [InlineData("2024-0a-22")]
    [InlineData("2024/08/22")]
    [InlineData("-024-08-22")]
    [InlineData("soon")]
    public async Task An_unreadable_date_is_none_and_noted(string text)
    {
        (SampleRow row, string notes) = await ReadAsync("DATE", $"\"{text}\"");
        Assert.Null(row.Date);
        Assert.Equal($"DATE '{text}'", notes);
    }

    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("\"-0.25\"", -0.25)]
    [InlineData("3", 3.0)]
    [InlineData("1.25e1", 12.5)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public async Task A_number_may_have_a_fraction(string json, double? expected) =>
        Assert.Equal(expected, (await ReadAsync("RATE", json)).Row.Rate);

    [Theory]
    [InlineData("19.90", "19.90")]
    [InlineData("\"1234567890123456.78\"", "1234567890123456.78")]
    [InlineData("\" +3 \"", "3")]
    [InlineData("1.99e1", "19.9")]
    [InlineData("\"\"", null)]
    public async Task An_amount_keeps_its_digits(string json, string? expected) =>
        Assert.Equal(expected, (await ReadAsync("REV", json)).Row.Revenue?.ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"TRUE\"", true)]
    [InlineData("\"False\"", false)]
    [InlineData("1", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public async Task A_flag_is_told_in_several_ways(string json, bool? expected) =>
        Assert.Equal(expected, (await ReadAsync("FLAG", json)).Row.Flag);

    [Theory]
    [InlineData("RATE", "\"12,5\"", "RATE '12,5'")]
    [InlineData("RATE", "\"NaN\"", "RATE 'NaN'")]
    [InlineData("RATE", "[1]", "RATE '{…}'")]
    [InlineData("REV", "\"a lot\"", "REV 'a lot'")]
    [InlineData("REV", "{}", "REV '{…}'")]
    [InlineData("FLAG", "\"yes\"", "FLAG 'yes'")]
    [InlineData("FLAG", "2", "FLAG '2'")]
    public async Task What_is_no_such_value_is_none_and_noted(string column, string json, string note)
    {
        (SampleRow row, string notes) = await ReadAsync(column, json);
        Assert.Null(row.Rate);
        Assert.Null(row.Revenue);
        Assert.Null(row.Flag);
        Assert.Equal(note, notes);
    }

    [Theory]
    [InlineData("[27,29,35]", "27,29,35")]
    [InlineData("[\"GMT\",\"CET\"]", "GMT,CET")]
    [InlineData("[\"a\",null,true]", "a,,true")]
    [InlineData("[]", null)]
    [InlineData("5001", "5001")]
    [InlineData("\"27,29\"", "27,29")]
    [InlineData("null", null)]
    public async Task A_list_is_joined_by_commas(string json, string? expected) =>
        Assert.Equal(expected, (await ReadAsync("LIST", json)).Row.List);

    [Theory]
    [InlineData("[1,[2]]")]
    [InlineData("[{\"a\":1},2]")]
    [InlineData("{\"a\":1}")]
    public async Task A_list_of_lists_is_none_and_noted(string json)
    {
        (SampleRow row, string notes) = await ReadAsync("LIST", json);
        Assert.Null(row.List);
        Assert.Equal("LIST '{…}'", notes);
    }

    [Theory]
    [InlineData("""{"a":[1,{"b":"ž"}],"c":null}""")]
    [InlineData("""[[],{},"x",-1.5,true]""")]
    [InlineData("\"a \\\"b\\\"\"")]
    [InlineData("17")]
    [InlineData("false")]
    public async Task Any_value_is_kept_as_json(string json) => Assert.Equal(json, (await ReadAsync("ANY", json)).Row.Any);

    [Fact]
    public async Task A_null_is_no_json() => Assert.Null((await ReadAsync("ANY", "null")).Row.Any);

    [Fact]
    public async Task A_value_that_becomes_one_text_is_limited_as_any_value_is()
    {
        string text = new('x', 600_000);
        foreach ((string column, int count) in new[] { ("LIST", 28), ("ANY", 2) })
        {
            string texts = string.Join(',', Enumerable.Repeat($"\"{text}\"", count));
            MailkitException failure = await Client.FailSampleAsync($$"""[{"{{column}}":[{{texts}}]}]""");
            Assert.Contains("1 MB", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"ID_SEND_MESSGE":1}""", 1L)]
    [InlineData("""{"ID_SEND_MESSAGE":2}""", 2L)]
    [InlineData("""{"ID_SEND_MESSGE":1,"id_send_message":2}""", 1L)]
    [InlineData("""{"id_send_message":2,"ID_SEND_MESSGE":1}""", 1L)]
    public async Task Of_several_names_the_first_one_counts(string row, long expected) =>
        Assert.Equal(expected, Assert.Single(await Client.ReadSample($"[{row}]").ReadAllAsync()).SendMessageId);

    [Fact]
    public async Task However_the_bytes_arrive_the_row_is_the_same()
    {
        byte[] answer = Client.Encode("""[{"ANY":{"a":["ž"]},"LIST":[1,2],"RATE":1.5,"text":"\u0161","UNKNOWN":{"x":[1]},"ID":7}]""");
        for (int chunk = 1; chunk < answer.Length; chunk += 3)
        {
            SampleRow row = Assert.Single(await Client.ReadSample(answer, chunk: chunk).ReadAllAsync());
            Assert.Equal(("""{"a":["ž"]}""", "1,2", 1.5, "š", 7L), (row.Any, row.List, row.Rate, row.Text, row.Id));
        }
    }

    [Theory]
    [InlineData("TEXT")]
    [InlineData("WORD")]
    [InlineData("LIST")]
    [InlineData("ANY")]
    public async Task No_column_shows_the_md5_code(string column)
    {
        char[] brackets = column is "TEXT" or "WORD" ? ['[', ']'] : [];
        (SampleRow row, _) = await ReadAsync(column, $"[\"{TestClient.Md5.ToUpperInvariant()}\"]".Trim(brackets));
        Assert.Equal("***", (row.Text ?? row.Word ?? row.List ?? row.Any)!.Trim('[', ']', '"'));
    }

    [Fact]
    public async Task A_note_is_cut_when_the_md5_code_is_out_of_it()
    {
        (_, string notes) = await ReadAsync("DATE", $"\"{new string('x', 80)}{TestClient.Md5}\"");
        Assert.DoesNotContain(TestClient.Md5[..8], notes, StringComparison.Ordinal);
    }

    private async Task<(SampleRow Row, string Notes)> ReadAsync(string column, string json)
    {
        using MailkitRowReader<SampleRow> reader = Client.ReadSample($$"""[{"{{column}}":{{json}}}]""");
        SampleRow row = Assert.Single(await reader.ReadAllAsync());
        string? line = reader.TakeLog().SingleOrDefault(line => line.Contains("Extra: ", StringComparison.Ordinal));
        return (row, line?[(line.IndexOf("Extra: ", StringComparison.Ordinal) + 7)..].TrimEnd('.') ?? string.Empty);
    }

    public sealed class Json() : ColumnTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : ColumnTests(MailkitProtocol.XmlRpc)
    {
        [Theory]
        [InlineData("<dateTime.iso8601>20250203T04:05:06</dateTime.iso8601>", "\"20250203T04:05:06\"")]
        [InlineData("<i8>51000000010</i8>", "51000000010")]
        [InlineData("<int>+5</int>", "\"+5\"")]
        [InlineData("<boolean>1</boolean>", "true")]
        [InlineData("<double>-1.50</double>", "-1.50")]
        [InlineData("<boolean>true</boolean>", "true")]
        [InlineData("<boolean>maybe</boolean>", "\"maybe\"")]
        [InlineData("<base64>YWhvag==</base64>", "\"ahoj\"")]
        public async Task A_value_of_xml_rpc_is_kept_as_the_json_of_what_it_is(string xml, string expected)
        {
            using MailkitRowReader<SampleRow> reader = Read("ANY", xml);
            Assert.Equal(expected, Assert.Single(await reader.ReadAllAsync()).Any);
        }

        [Theory]
        [InlineData("1", true)]
        [InlineData("true", true)]
        [InlineData(" TRUE ", true)]
        [InlineData("0", false)]
        [InlineData("False", false)]
        [InlineData("2", null)]
        [InlineData("yes", null)]
        [InlineData("", null)]
        public async Task A_boolean_is_true_or_false_or_neither(string text, bool? expected)
        {
            using MailkitRowReader<SampleRow> reader = Read("FLAG", $"<boolean>{text}</boolean>");
            Assert.Equal(expected, Assert.Single(await reader.ReadAllAsync()).Flag);
            bool isNoted = reader.TakeLog().Any(line => line.Contains("FLAG", StringComparison.Ordinal));
            Assert.Equal(expected is null && text.Length > 0, isNoted);
        }

        [Theory]
        [InlineData("<i4>2.0</i4>")]
        [InlineData("<int> +2 </int>")]
        [InlineData("<double>2</double>")]
        [InlineData("<double>2.0</double>")]
        [InlineData("<string>2.0</string>")]
        [InlineData("<base64>Mg==</base64>")]
        public async Task A_whole_number_is_one_in_any_element(string xml)
        {
            using MailkitRowReader<SampleRow> count = Read("COUNT", xml);
            Assert.Equal(2, Assert.Single(await count.ReadAllAsync()).Count);
            using MailkitRowReader<SampleRow> code = Read("CODE", xml);
            Assert.Equal(2, Assert.Single(await code.ReadAllAsync()).Code);
        }

        private MailkitRowReader<SampleRow> Read(string column, string xml) => Client.ReadSample(System.Text.Encoding.UTF8.GetBytes(
            $"<methodResponse><params><param><value><array><data><value><struct><member><name>{column}</name>"
            + $"<value>{xml}</value>"
            + "</member></struct></value></data></array></value></param></params></methodResponse>"));
    }
}
