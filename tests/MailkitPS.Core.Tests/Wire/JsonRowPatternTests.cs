using System.Text;
using System.Text.Json;
using CsCheck;
using MailkitPS.Tests;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>Rows of JSON that look like the row before come out as they do part by part.</summary>
public sealed class JsonRowPatternTests
{
    private static readonly int Cases = Report.IsFull ? 200_000 : 2_000;

    /// <summary>Rows that can be read, such as look alike and such as do not.</summary>
    private static readonly string[] Rows =
    [
        """{"ID":1,"CODE":2,"TEXT":"a","WORD":"w"}""",
        """{"ID":"22","CODE":"-3","TEXT":"longer than before","WORD":""}""",
        """{"ID":null,"CODE":0,"TEXT":null,"WORD":null}""",
        """{"ID":1,"CODE":2,"TEXT":"\u017elu\u0165ou\u010Dk\ud83d\ude00 \"quoted\" \\ \/ \b\f\n\r\t","WORD":"\\"}""",
        """{"ID":1,"CODE":2,"TEXT":"žluťoučký 🐎","WORD":"ž"}""",
        """{"ID":1,"CODE":2,"TEXT":true,"WORD":false}""",
        """{"ID":1,"CODE":2,"TEXT":-0.50,"WORD":10.0}""",
        """{"ID":1,"CODE":2e0,"TEXT":1E+2,"WORD":-1e-2}""",
        """{"ID":1,"CODE":2,"TEXT":{"nested":[1]},"WORD":"w"}""",
        """{"ID":1,"CODE":2,"TEXT":[],"WORD":"w"}""",
        """{"ID":1,"TEXT":"a","CODE":2,"WORD":"w"}""",
        """{"ID":1,"CODE":2,"WORD":"w"}""",
        """{"ID":1,"CODE":2,"TEXT":"a","WORD":"w","NEW":"unknown"}""",
        """{"ID":1,"CODE":2,"TEXT":"a","WORD":"w","NEW":""}""",
        """{"ID":1,"CODE":2,"TEXT":"a","WORD":"w","new":"unknown"}""",
        """{"id":1,"Code":2,"TEXT":"a","word":"w"}""",
        """{"ID":1,"CODE":2,"TEXT":"a","TEXT":"b"}""",
        """{"ID":1,"CODE":2,"TEXT":"a","text":""}""",
        """{"ID":1,"ID_SEND_MESSGE":5,"ID_SEND_MESSAGE":6}""",
        """{"ID":1,"ID_SEND_MESSAGE":6,"ID_SEND_MESSGE":5}""",
        """{"ID":1,"ID_SEND_MESSAGE":6,"ID_SEND_MESSGE":""}""",
        """{"ID_SEND_MESSAGE":6,"CODE":1}""",
        """{"status":"OK","ID":1,"error":"Missing","CODE":3}""",
        """{"ID":1,"status":"OK","error":"Missing","CODE":3}""",
        """{"\u0049D":1,"CODE":2,"TE\u0058T":"a"}""",
        """{"DATE":"2024-02-01 10:00:00","RATE":"0.5","REV":"12.30","FLAG":"1","COUNT":"9","SMALL":""}""",
        """{"DATE":"soon","RATE":"x","REV":"y","FLAG":"z","COUNT":"many","SMALL":"99999999999"}""",
        """{ "ID" : 1 , "CODE":2,"TEXT" :"a"}""",
        """{ "ID" : 7 , "CODE":8,"TEXT" :"b"}""",
        "{\n  \"ID\": 7,\n  \"TEXT\": \"b\"\n}",
    ];

    /// <summary>Rows that make the answer a failure, perhaps not in every place.</summary>
    private static readonly string[] Faults =
    [
        """{"error":"Missing"}""",
        """{"error":"Unauthorized"}""",
        """{"status":"Disallowed IP 192.0.2.1"}""",
        """{"error":"Unauthorized","ID":1}""",
        """{"ID":1,"error":"Unauthorized"}""",
        """{"NEW":1}""",
        """{"NEW":2}""",
        "{}",
        """{"CODE":1}""",
        """{"CODE":"many"}""",
        """{"CODE":null}""",
        """{"CODE":"9223372036854775808"}""",
        """{"ID":"9223372036854775808"}""",
        $$"""{"ID":{{new string('1', 1001)}}}""",
    ];

    /// <summary>A few of these rows, each as often as it happens.</summary>
    private static readonly Gen<string[]> RowsOfAFew =
        from few in Gen.Frequency((9, Gen.Int[0, Rows.Length - 1]), (1, Gen.Int[0, Rows.Length + Faults.Length - 1])).Array[1, 4]
        from picks in Gen.Int[0, few.Length - 1].Array[2, 12]
        select picks.Select(pick => AnyRow(few[pick])).ToArray();

    /// <summary>Values, such as begin alike and such as cannot be read in one column or another.</summary>
    private static readonly string[] Values =
    [
        "1", "12", "-1", "1.5", "0", "null", "true", "\"\"", "\"1\"", "\"12\"", "\"a\"", "\"ab\"", "\"\\u0061\"", "\"\\\"\"",
        "\"2024-02-01 10:00:00\"", "99999999999",
    ];

    private static readonly string[] Members = ["ID", "CODE", "TEXT", "WORD", "DATE", "RATE", "COUNT", "SMALL", "NEW"];

    /// <summary>Rows with the same members, of which each has about one value that the row before does not have.</summary>
    private static readonly Gen<string[]> RowsThatRepeat =
        from first in Gen.Int[0, Values.Length - 1].Array[Members.Length]
        from changes in Gen.Select(Gen.Int[0, Members.Length - 1], Gen.Int[0, Values.Length - 1]).Array[2, 20]
        from isOften in Gen.Bool
        select Repeat(first, changes, isOften);

    /// <summary>Rows, with the size of the reads.</summary>
    private static readonly Gen<(string[] Rows, string Between, int Chunk)> AnyAnswer =
        from rows in Gen.OneOf(RowsOfAFew, RowsThatRepeat)
        from between in Gen.OneOf(Gen.Const(","), Gen.Const(" ,\n"))
        from chunk in Gen.Frequency((1, Gen.Int[1, 100]), (1, Gen.Const(int.MaxValue)))
        select (rows, between, chunk);

    [Fact]
    public Task Any_rows_come_out_as_they_do_part_by_part() =>
        (from answer in AnyAnswer
         from changes in Gen.Frequency((1, Gen.Const<Mutator.Change[]>([])), (2, Mutator.Changes))
         select (answer, changes)).SampleAsync(
            async given =>
            {
                byte[] body = Mutator.Apply(
                    Encoding.UTF8.GetBytes($"[{string.Join(given.answer.Between, given.answer.Rows)}]"), given.changes).Body;
                Assert.Equal(
                    await ReadAsync(body, given.answer.Chunk, isPartByPart: true),
                    await ReadAsync(body, given.answer.Chunk, isPartByPart: false));
            },
            iter: Cases);

    [Fact]
    public async Task What_stands_before_a_broken_name_is_told_first()
    {
        byte[] body = Encoding.UTF8.GetBytes("""[{"ID":1},{"DATE":"soon","?":1},{"DATE":"soon","?":1}]""");
        body[Array.LastIndexOf(body, (byte)'?')] = body[Array.IndexOf(body, (byte)'?')] = 0x81;
        string whole = await ReadAsync(body, int.MaxValue, isPartByPart: false);
        Assert.Contains("soon", whole, StringComparison.Ordinal);
        Assert.Equal(await ReadAsync(body, int.MaxValue, isPartByPart: true), whole);
    }

    [Fact]
    public async Task Rows_may_be_cut_anywhere()
    {
        byte[] body = Encoding.UTF8.GetBytes($"[{string.Join(',', Rows)},{string.Join(',', Rows.SelectMany(row => new[] { row, row }))}]");
        string expected = await ReadAsync(body, int.MaxValue, isPartByPart: true);
        int cuts = Report.IsFull ? body.Length : 400;
        for (int cut = 1; cut < cuts; cut++)
        {
            Assert.Equal(expected, await ReadAsync(body, cut, isPartByPart: false));
        }
    }

    [Theory]
    [InlineData("""{"ID":"1","TEXT":"b"}""", true)]
    [InlineData("""{"ID":-12.5,"TEXT":null}""", true)]
    [InlineData("""{"ID":12.5,"TEXT":0}""", true)]
    [InlineData("""{"ID":1e2,"TEXT":"b"}""", true)]
    [InlineData("""{"ID":true,"TEXT":"\u00e1\n"}""", true)]
    [InlineData("""{"ID":1,"TEXT":"b" }""", false)]
    [InlineData("""{"ID":1,"text":"b"}""", false)]
    [InlineData("""{"ID":1,"TEXT":"b","NEW":1}""", false)]
    [InlineData("""{"ID":01,"TEXT":"b"}""", false)]
    [InlineData("""{"ID":-,"TEXT":"b"}""", false)]
    [InlineData("""{"ID":1.,"TEXT":"b"}""", false)]
    [InlineData("""{"ID":1x,"TEXT":"b"}""", false)]
    [InlineData("""{"ID":,"TEXT":"b"}""", false)]
    [InlineData("""{"ID":nul,"TEXT":"b"}""", false)]
    [InlineData("""{"ID":[],"TEXT":"b"}""", false)]
    [InlineData("""{"ID":1,"TEXT":"\x"}""", false)]
    [InlineData("""{"ID":1,"TEXT":"\u00g0"}""", false)]
    [InlineData("{\"ID\":1,\"TEXT\":\"\t\"}", false)]
    [InlineData("{\"ID\":1,\"TEXT\":\"longer than\u0001eight letters\"}", false)]
    public void A_row_matches_where_nothing_but_its_values_differs(string row, bool expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes($$"""[{"ID":0},{"ID":0,"TEXT":"a"},{{row}},{"ID":""");
        JsonRowPattern pattern = new();
        int at = Learn(pattern, bytes);
        Assert.Equal(["ID", "TEXT"], pattern.Members.Select(member => TextAt(pattern.Row, member.Name)));
        int end = at + 1 + Encoding.UTF8.GetByteCount(row);
        Assert.Equal(expected, pattern.TryMatch(bytes, ref at, hasBefore: false));
        Assert.Equal(expected, at == end);
        Assert.False(pattern.TryMatch(bytes, ref at, hasBefore: false));
    }

    [Fact]
    public void A_row_that_is_cut_does_not_match()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("""[{"ID":0},{"ID":0,"TEXT":"a","CODE":false},{"ID":-12.5,"TEXT":"\u00e1\\","CODE":7}""");
        JsonRowPattern pattern = new();
        int start = Learn(pattern, bytes);
        int at = start;
        for (int length = start; length < bytes.Length; length++)
        {
            Assert.False(pattern.TryMatch(bytes.AsSpan(0, length), ref at, hasBefore: false));
            Assert.Equal(start, at);
        }

        Assert.True(pattern.TryMatch(bytes, ref at, hasBefore: false));
        Assert.Equal(bytes.Length, at);
        Assert.Equal(["-12.5", """\u00e1\\""", "7"], pattern.Values.Select(value => TextAt(bytes, value)));
    }

    [Theory]
    [InlineData("""{"ID":12,"TEXT":"a","CODE":1}""", true, true, true)]
    [InlineData("""{"ID":123,"TEXT":"a","CODE":1}""", false, true, true)]
    [InlineData("""{"ID":1,"TEXT":"ab","CODE":1}""", false, false, true)]
    [InlineData("""{"ID":12,"TEXT":"a","CODE":12}""", true, true, false)]
    [InlineData("""{"ID":12,"TEXT":"","CODE":1}""", true, false, true)]
    [InlineData("""{"ID":"12","TEXT":"\u0061","CODE":"1"}""", false, false, false)]
    public void A_value_repeats_where_the_same_bytes_mean_the_same(string row, params bool[] repeats)
    {
        byte[] bytes = Encoding.UTF8.GetBytes($$"""[{"ID":0},{"ID":12,"TEXT":"a","CODE":1},{{row}},{{row}}]""");
        JsonRowPattern pattern = new();
        int at = Learn(pattern, bytes);
        Assert.True(pattern.TryMatch(bytes, ref at, hasBefore: true));
        Assert.Equal(repeats, pattern.Repeats);
        string[] values = [.. pattern.Values.Select(value => TextAt(bytes, value))];
        Assert.Equal(
            JsonDocument.Parse(row).RootElement.EnumerateObject().Select(member => member.Value.GetRawText().Trim('"')), values);
        Assert.True(pattern.TryMatch(bytes, ref at, hasBefore: true));
        Assert.All(pattern.Repeats, Assert.True);
        Assert.Equal(values, pattern.Values.Select(value => TextAt(bytes, value)));
    }

    [Fact]
    public void Rows_that_always_differ_are_not_learned_for_ever()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("""[{"ID":0},{"TEXT":1},{"ID":0}""");
        JsonRowPattern pattern = new();
        int learned = 0;
        while (learned < 1_000 && pattern.TryLearn(BehindFirstRow(bytes), bytes))
        {
            learned++;
        }

        Assert.InRange(learned, 1, 100);
    }

    [Fact]
    public async Task A_row_without_the_ID_that_makes_it_one_is_refused_wherever_it_stands()
    {
        TestClient client = new(MailkitProtocol.Json);
        string answer = """[{"ID_send_message":1,"email":"a"},{"ID_send_message":2,"email":"b"},{"ID_send_message":0,"email":"c"}]""";
        using MailkitRowReader<RawMessage> reader = client.Read(answer, "mailkit.report.raw.messages", () => new RawMessage());
        Assert.Equal([1, 2], (await reader.ReadNextAsync(TestContext.Current.CancellationToken))!.Select(row => row.SendMessageId));
        await Assert.ThrowsAsync<MailkitException>(() => reader.ReadNextAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_fault_is_told_by_the_bytes_before_it()
    {
        string before = $"[{string.Concat(Enumerable.Repeat(Rows[0] + ",", 5))}" + """{"ID":1,"CODE":""";
        Assert.Contains(
            $"stops being JSON behind byte {before.Length}.",
            await ReadAsync(Encoding.UTF8.GetBytes(before + "tru}]"), int.MaxValue, isPartByPart: false),
            StringComparison.Ordinal);
    }

    private static string[] Repeat(int[] first, (int Member, int Value)[] changes, bool isOften)
    {
        int[] values = [.. first];
        List<string> rows = [];
        foreach ((int member, int value) in changes)
        {
            values[member] = value;
            if (isOften || member % 2 == 0)
            {
                rows.Add($"{{{string.Join(',', Members.Select((name, i) => $"\"{name}\":{Values[values[i]]}"))}}}");
            }
        }

        return [.. rows];
    }

    private static string AnyRow(int number) => number < Rows.Length ? Rows[number] : Faults[number - Rows.Length];

    private static string TextAt(byte[] bytes, JsonPlace place) => Encoding.UTF8.GetString(bytes, place.Start, place.Length);

    private static Utf8JsonReader BehindFirstRow(byte[] bytes)
    {
        Utf8JsonReader reader = new(bytes, isFinalBlock: false, default);
        do
        {
            Assert.True(reader.Read());
        }
        while (reader.TokenType != JsonTokenType.EndObject);
        return reader;
    }

    /// <summary>Learns from the row behind the first one; where that row ends.</summary>
    private static int Learn(JsonRowPattern pattern, byte[] bytes)
    {
        Utf8JsonReader reader = BehindFirstRow(bytes);
        Assert.True(pattern.TryLearn(reader, bytes));
        int at = (int)reader.BytesConsumed;
        Assert.True(pattern.TryMatch(bytes, ref at, hasBefore: false));
        return at;
    }

    /// <summary>The rows of an answer, what was noted of them, and the failure, as text.</summary>
    private static async Task<string> ReadAsync(byte[] answer, int chunk, bool isPartByPart)
    {
        AnswerBuilder<SampleRow> builder =
            new RowShape<SampleRow>(FunctionCatalog.Get("mailkit.mailinglist.list"), () => new SampleRow()).NewBuilder();
        using ChunkedStream body = new(answer, chunk);
        using JsonAnswerReader reader = new(
            body, isPartByPart ? new PartByPart(builder) : builder, new ClientLogin(90000001, TestClient.Md5));
        string? failure = null;
        try
        {
            while (await reader.ReadAsync(CancellationToken.None))
            {
                // The builder keeps all rows.
            }

            failure = builder.Envelope.Failure()?.Message;
        }
        catch (MailkitException e)
        {
            failure = e.Message;
        }

        return JsonSerializer.Serialize(new { builder.Rows, builder.Notes.All, failure });
    }
}
