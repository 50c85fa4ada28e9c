using System.Text.Json;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>What an answer has and the row has no place for is kept.</summary>
public abstract class ExtraTextTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    [Theory]
    [InlineData("""{"ID":1,"NEW_FIELD":"x"}""", """{"NEW_FIELD":"x"}""")]
    [InlineData("""{"New_field":17,"ID":1}""", """{"New_field":17}""")]
    [InlineData("""{"ID":1,"a":true,"TEXT":"t","b":[1,{"c":null,"d":""}]}""", """{"a":true,"b":[1,{"c":null,"d":""}]}""")]
    [InlineData("""{"ID":1,"a":"","b":null,"c":[],"d":{}}""", null)]
    [InlineData("""{"ID":1,"a":[[]],"b":{"c":{}}}""", """{"a":[[]],"b":{"c":{}}}""")]
    [InlineData("""{"ID":1,"TEXT":"t"}""", null)]
    [InlineData("""{"ID":1,"a":"ž \"q\""}""", """{"a":"ž \"q\""}""")]
    public async Task Members_that_are_not_known_are_kept_as_they_came(string row, string? expected) =>
        Assert.Equal(expected, (await ReadAsync(row)).Extra);

    [Theory]
    [InlineData("COUNT", "\"many\"")]
    [InlineData("DATE", "\"soon\"")]
    [InlineData("RATE", "\"12,5\"")]
    [InlineData("FLAG", "2")]
    [InlineData("TEXT", """{"a":[1]}""")]
    [InlineData("WORD", """["a"]""")]
    [InlineData("LIST", """[1,[2]]""")]
    [InlineData("LIST", """{"a":1}""")]
    public async Task A_known_member_whose_value_cannot_be_read_is_kept(string column, string value) =>
        Assert.Equal($$"""{"{{column}}":{{value}}}""", (await ReadAsync($$"""{"ID":1,"{{column}}":{{value}}}""")).Extra);

    [Fact]
    public async Task A_row_has_its_own_and_not_that_of_the_row_before()
    {
        List<SampleRow> rows = await Client.ReadSample("""[{"ID":1,"a":1},{"ID":2},{"ID":3,"b":2}]""").ReadAllAsync();
        Assert.Equal(["""{"a":1}""", null, """{"b":2}"""], rows.Select(row => row.Extra));
    }

    [Fact]
    public async Task An_answer_that_is_a_row_keeps_it_too()
    {
        using MailkitRowReader<SampleRow> reader = Client.ReadSample(
            """{"error_status":0,"NEW":{"a":1},"ID":8,"error":"OK","status":"OK"}""", "mailkit.mailinglist.create", isRow: true);
        Assert.Equal("""{"NEW":{"a":1}}""", Assert.Single(await reader.ReadAllAsync()).Extra);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(70_000)]
    public async Task It_is_cut_where_it_is_too_long_and_says_so(int length)
    {
        string members = string.Join(',', Enumerable.Range(0, 100_000 / length + 1).Select(i => $"\"m{i}\":\"{new string('x', length)}\""));
        string extra = (await ReadAsync($$"""{"ID":1,{{members}}}""")).Extra!;
        Assert.InRange(extra.Length, 10, ExtraText.MaxExtraSize + 100);
        using JsonDocument document = JsonDocument.Parse(extra);
        Assert.Equal("cut", document.RootElement.GetProperty("…").GetString());
    }

    [Fact]
    public async Task What_is_cut_within_is_well_formed_all_the_same()
    {
        string elements = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$"""{"a":[{{i}}]}"""));
        string extra = (await ReadAsync($$"""{"ID":1,"m":{"n":[{{elements}}]},"z":1}""")).Extra!;
        using JsonDocument document = JsonDocument.Parse(extra);
        Assert.Equal("cut", document.RootElement.GetProperty("…").GetString());
    }

    [Fact]
    public async Task It_never_holds_the_md5_code()
    {
        string md5 = TestClient.Md5;
        string extra = (await ReadAsync($$$"""{"ID":1,"a":"{{{md5}}}","b":["{{{md5}}}"],"{{{md5}}}":1,"COUNT":"x{{{md5}}}"}""")).Extra!;
        Assert.DoesNotContain(md5, extra, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("***", extra, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_named_once_for_a_warning()
    {
        using MailkitRowReader<SampleRow> reader = Client.ReadSample("""[{"ID":1,"NEW":1},{"ID":2,"NEW":2,"OTHER":{"a":1},"COUNT":"x"}]""");
        await reader.ReadAllAsync();
        Assert.Equal(["NEW", "OTHER"], reader.UnknownMembers);
    }

    [Fact]
    public async Task What_is_empty_is_not_told_of()
    {
        using MailkitRowReader<SampleRow> reader = Client.ReadSample("""[{"ID":1,"a":"","b":[],"c":{},"d":null}]""");
        await reader.ReadAllAsync();
        Assert.Empty(reader.UnknownMembers);
        Assert.DoesNotContain(reader.TakeLog(), line => line.Contains("not understood", StringComparison.Ordinal));
    }

    private async Task<SampleRow> ReadAsync(string row) => Assert.Single(await Client.ReadSample($"[{row}]").ReadAllAsync());

    public sealed class Json() : ExtraTextTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : ExtraTextTests(MailkitProtocol.XmlRpc);
}
