using CsCheck;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>The same answer gives equal rows over both protocols, however its bytes arrive.</summary>
public sealed class BothProtocolsTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Const("null"),
        Gen.Int.Select(number => $"{number}"),
        Gen.Char[' ', '\uD7FF'].Array[0, 20].Select(text => System.Text.Json.JsonSerializer.Serialize(new string(text))));

    private static readonly Gen<string> AnyNumber = Gen.OneOf(
        Gen.Long.Select(number => $"{number}"),
        Gen.Int.Select(number => $"\"{number}\""),
        Constant("0", "null", "\"\"", "\"none\"", "true", "{}", "[1]"));

    private static readonly Gen<string> AnyDate = Gen.OneOf(
        Gen.DateTime.Select(date => $"\"{date:yyyy-MM-dd HH:mm:ss}\""),
        Gen.DateTime.Select(date => $"\"{date:yyyy-MM-dd}\""),
        Constant("null", "\"\"", "\"0000-00-00 00:00:00\"", "\"soon\"", "17", "{}"));

    private static readonly Gen<string> AnyRow =
        from code in Gen.Int
        from info in AnyText
        from date in AnyDate
        from email in AnyText
        from ids in AnyNumber.Array[3]
        from extra in Constant("", ",\"NEW\":[{\"a\":[]}]", ",\"new\":\"x\"", ",\"INFO\":\"again\"")
        from order in Gen.Int
        select Row(
            order,
            $"\"ERROR_CODE\":{code}",
            $"\"INFO\":{info}",
            $"\"Date\":{date}",
            $"\"EMAIL\":{email}",
            $"\"ID_EMAIL\":{ids[0]}",
            $"\"ID_SEND\":{ids[1]}",
            $"\"id_send_message\":{ids[2]}") + extra + "}";

    private static readonly Gen<(string Json, int Chunk)> AnyAnswer =
        from rows in AnyRow.Array[0, 6]
        from chunk in Gen.Int[1, 500]
        from statusFirst in Gen.Bool
        select (statusFirst
            ? $$"""{"error_status":1,"status":"ERROR","results":[{{string.Join(',', rows)}}]}"""
            : $$"""{"results":[{{string.Join(',', rows)}}],"error_status":1,"status":"ERROR"}""", chunk);

    private static Gen<string> Constant(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    [Fact]
    public async Task A_thousand_answers_give_equal_rows() => await AnyAnswer.SampleAsync(
        async answer =>
        {
            List<string> json = await ReadAsync(MailkitProtocol.Json, answer.Json, answer.Chunk);
            List<string> xml = await ReadAsync(MailkitProtocol.XmlRpc, answer.Json, answer.Chunk);
            Assert.Equal(json, xml);
        },
        iter: 1000);

    private static string Row(int order, params string[] members)
    {
        new Random(order).Shuffle(members);
        return "{" + string.Join(',', members);
    }

    /// <summary>The rows, and the lines of the log about what was not understood.</summary>
    private static async Task<List<string>> ReadAsync(MailkitProtocol protocol, string json, int chunk)
    {
        TestClient client = new(protocol);
        FakeServer server = new(FakeServer.Body(client.Encode(json), chunk));
        using MailkitRowReader<SendMassResult> reader = client.Create(server).GetSendMassResults(8001);
        List<SendMassResult> rows = await reader.ReadAllAsync();
        return
        [
            .. rows.Select(row =>
                $"{row.RequestId} {row.ErrorCode} {row.Info ?? "-"} {row.Date:O} "
                + $"{row.Email ?? "-"} {row.EmailId} {row.SendId} {row.SendMessageId}"),
            .. reader.TakeLog().Where(line => line.Contains("not understood", StringComparison.Ordinal)),
        ];
    }
}
