namespace MailkitPS.Core.Tests.Wire;

/// <summary>Columns that are members of an object within a row, and rows that are elements of a list within one.</summary>
public abstract class RowGroupTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string Function = "mailkit.report.message.links.visitors";

    [Theory]
    [InlineData("""[{"ID_EMAIL":1,"DATA":{"CITY":"Brno","COUNT":"2"}}]""", "1 Brno 2")]
    [InlineData("""[{"data":{"count":2,"city":"Brno"},"ID_EMAIL":1}]""", "1 Brno 2")]
    [InlineData("""[{"ID_EMAIL":1,"DATA":[{"CITY":"a"},{"CITY":"b","COUNT":3}]},{"ID_EMAIL":2}]""", "1 a ;1 b 3;2  ")]
    [InlineData("""[{"DATA":[{"CITY":"Brno"},{"CITY":"Praha"}],"ID_EMAIL":1}]""", "1 Brno ;1 Praha ")]
    [InlineData("""[{"ID_EMAIL":1,"DATA":{}},{"ID_EMAIL":2,"DATA":[]}]""", "1  ;2  ")]
    [InlineData("""[{"ID_EMAIL":3,"DATA":null},{"ID_EMAIL":4,"DATA":""}]""", "3  ;4  ")]
    [InlineData("""{"ID_EMAIL":1,"DATA":{"CITY":"Brno"}}""", "1 Brno ")]
    public async Task An_object_within_a_row_has_columns_and_each_of_several_makes_a_row(string answer, string expected) => Assert.Equal(
        expected, string.Join(';', (await ReadAsync(answer)).Select(row => $"{row.EmailId} {row.City} {row.Count}")));

    [Theory]
    [InlineData("""[{"ID_EMAIL":1,"DATA":{"CITY":"Brno","NEW":7}}]""", """{"DATA.NEW":7}""")]
    [InlineData("""[{"ID_EMAIL":1,"DATA":{"COUNT":"many"}}]""", """{"DATA.COUNT":"many"}""")]
    [InlineData("""[{"ID_EMAIL":1,"DATA":{"CITY":{"a":[1]}}}]""", """{"DATA.CITY":{"a":[1]}}""")]
    [InlineData("""[{"NEW":1,"ID_EMAIL":1,"DATA":{"NEW":2}}]""", """{"NEW":1,"DATA.NEW":2}""")]
    [InlineData("""[{"ID_EMAIL":1,"DATA":"soon"}]""", """{"DATA":"soon"}""")]
    [InlineData("""[{"ID_EMAIL":1,"DATA":["soon"]}]""", """{"DATA":"soon"}""")]
    [InlineData("""[{"ID_EMAIL":1,"DATA":[[1]]}]""", """{"DATA":[1]}""")]
    public async Task What_such_an_object_has_beside_its_columns_is_kept(string answer, string expected) =>
        Assert.Equal(expected, Assert.Single(await ReadAsync(answer)).Extra);

    [Fact]
    public async Task Each_row_keeps_what_is_its_own_and_what_stands_beside_it()
    {
        List<VisitRow> rows = await ReadAsync("""[{"DATA":[{"CITY":"a"},{"CITY":"b","X":1}],"NEW":"n","ID_EMAIL":1}]""");
        Assert.Equal(["""{"NEW":"n"}""", """{"NEW":"n","DATA.X":1}"""], rows.Select(row => row.Extra));
    }

    [Theory]
    [InlineData("""[{"ID_EMAIL":1,"CLICKS":[{"a":1},{"a":2}]}]""", 2)]
    [InlineData("""[{"ID_EMAIL":1,"CLICKS":[1,[2,3],{}]}]""", 3)]
    [InlineData("""[{"ID_EMAIL":1,"CLICKS":{"a":1,"b":[1,2]}}]""", 1)]
    [InlineData("""[{"ID_EMAIL":1,"CLICKS":[]}]""", 0)]
    [InlineData("""[{"ID_EMAIL":1,"CLICKS":{}}]""", 0)]
    [InlineData("""[{"ID_EMAIL":1,"CLICKS":""}]""", 0)]
    [InlineData("""[{"ID_EMAIL":1}]""", 0)]
    public async Task The_elements_of_a_list_are_counted(string answer, int expected) =>
        Assert.Equal(expected, Assert.Single(await ReadAsync(answer)).ClickCount);

    [Theory]
    [InlineData("""[{"ID_EMAIL":1,"RESPONSES":[{"URL":"a"},{"URL":"b"}]},{"ID_EMAIL":2,"RESPONSES":[]},{"ID_EMAIL":3}]""", "1 a;1 b")]
    [InlineData("""[{"RESPONSES":{"URL":"a"},"ID_EMAIL":1}]""", "1 a")]
    [InlineData("""[{"ID_EMAIL":1,"RESPONSES":""}]""", "")]
    [InlineData("""[{"ID_EMAIL":1,"RESPONSES":{}},{"ID_EMAIL":2,"RESPONSES":[{}]}]""", "")]
    [InlineData("""[{"ID_EMAIL":1,"RESPONSES":["a"]}]""", "1 ")]
    public async Task Rows_may_be_the_elements_of_a_list_within_others(string answer, string expected)
    {
        using MailkitRowReader<ResponseRow> reader = Client.Read(answer, Function, () => new ResponseRow());
        Assert.Equal(expected, string.Join(';', (await reader.ReadAllAsync()).Select(row => $"{row.EmailId} {row.Url}")));
    }

    [Theory]
    [InlineData("""[{"SUBJECT":"x","ID_EMAIL":1,"NEW":{"a":[1]},"RESPONSES":[{"URL":"a"}]}]""", null)]
    [InlineData("""[{"ID_EMAIL":1,"NEW":[{}],"RESPONSES":[{"URL":"a","X":1}],"SUBJECT":"x"}]""", """{"RESPONSES.X":1}""")]
    [InlineData("""{"ID_EMAIL":1,"RESPONSES":[{"URL":"a"}],"SUBJECT":"x"}""", null)]
    public async Task Such_a_row_does_not_keep_what_stands_beside_the_list(string answer, string? expected)
    {
        using MailkitRowReader<ResponseRow> reader = Client.Read(answer, Function, () => new ResponseRow());
        Assert.Equal(expected, Assert.Single(await reader.ReadAllAsync()).Extra);
        Assert.DoesNotContain(reader.TakeLog(), line => line.Contains("SUBJECT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[{"DATA":{"CITY":"Brno"}}]""")]
    [InlineData("""[{"ID_EMAIL":null,"DATA":{"CITY":"Brno"}}]""")]
    [InlineData("""[{"ID_EMAIL":"","DATA":{"CITY":"Brno"}}]""")]
    [InlineData("""[{"ID_EMAIL":0,"DATA":{"CITY":"Brno"}}]""")]
    [InlineData("""{"DATA":{"CITY":"Brno"}}""")]
    public async Task A_row_without_its_id_makes_the_answer_invalid(string answer)
    {
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => ReadAsync(answer));
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
    }

    [Fact]
    public async Task However_the_bytes_arrive_the_rows_are_the_same()
    {
        byte[] answer = Client.Encode("""[{"NEW":{"x":["ž"]},"DATA":[{"CITY":"Brno","N":1},{"COUNT":2}],"CLICKS":[1,2],"ID_EMAIL":1}]""");
        for (int chunk = 1; chunk < answer.Length; chunk += 3)
        {
            using MailkitRowReader<VisitRow> reader = Client.Read(answer, Function, () => new VisitRow(), chunk: chunk);
            Assert.Equal(
                ["1 Brno  2 {\"NEW\":{\"x\":[\"ž\"]},\"DATA.N\":1}", "1  2 2 {\"NEW\":{\"x\":[\"ž\"]}}"],
                (await reader.ReadAllAsync()).Select(row => $"{row.EmailId} {row.City} {row.Count} {row.ClickCount} {row.Extra}"));
        }
    }

    private async Task<List<VisitRow>> ReadAsync(string answer)
    {
        using MailkitRowReader<VisitRow> reader = Client.Read(answer, Function, () => new VisitRow());
        return await reader.ReadAllAsync();
    }

    public sealed class Json() : RowGroupTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : RowGroupTests(MailkitProtocol.XmlRpc);
}
