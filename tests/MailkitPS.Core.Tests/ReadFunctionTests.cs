using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests;

/// <summary>
/// Tests of every typed read, in both wire formats: its first row, an answer in pieces of every size, empty answers, and an
/// answer that is cut off anywhere. To test a new function, add it to <see cref="All"/>.
/// </summary>
public abstract class ReadFunctionTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private static readonly ReadFunction[] All =
    [
        ReadFunction.Of(
            "mailkit.mailinglist.list",
            client => client.GetMailingLists(),
            "MailingListId = 40101, Name = Newsletter, Status = enabled, Description = main list"),
        ReadFunction.Of(
            "mailkit.sendmail_mass.results",
            client => client.GetSendMassResults(8001),
            "RequestId = 8001, Email = bad@example.com, ErrorCode = 2, Error = InvalidEmail, Info = invalid email status permanent, "
                + "Date = 02/03/2025 04:05:06, EmailId = 31000002, SendId = 41001, SendMessageId = 51000002",
            "success-with-recipient-errors"),
    ];

    /// <summary>An XML-RPC answer is cut at every seventh byte only: each of its reads starts a thread.</summary>
    private int Step => Client.Protocol == MailkitProtocol.Json ? 1 : 7;

    public static TheoryData<string> Names() => [.. All.Select(function => function.Name)];

    [Fact]
    public void Every_typed_read_is_here() => Assert.Equal(
        typeof(MailkitClient).GetMethods()
            .Select(method => method.ReturnType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(MailkitRowReader<>))
            .Select(type => type.GenericTypeArguments[0].Name)
            .Distinct()
            .Order(StringComparer.Ordinal),
        All.Select(function => function.Row.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_first_row_is_read(string name)
    {
        ReadFunction function = Find(name);
        Assert.Equal(function.FirstRow, (await ReadWholeAsync(function))[0]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_call_names_its_function(string name)
    {
        FakeServer server = new(FakeServer.Body(AnswerOf(Find(name))));
        await Find(name).ReadAsync(Client.Create(server));
        Assert.Contains(name, Assert.Single(server.Requests).Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_size_of_the_pieces_does_not_matter(string name)
    {
        ReadFunction function = Find(name);
        byte[] answer = AnswerOf(function);
        List<string> whole = await ReadWholeAsync(function);
        foreach (int size in Sizes(answer.Length))
        {
            (List<string> rows, MailkitException? failure) = await ReadAsync(function, FakeServer.Body(answer, size));
            Assert.Null(failure);
            Assert.Equal(whole, rows);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cut_answer_keeps_its_rows_and_is_an_error(string name)
    {
        ReadFunction function = Find(name);
        byte[] answer = AnswerOf(function);
        List<string> whole = await ReadWholeAsync(function);
        for (int length = 0; length < answer.Length; length += Step)
        {
            (List<string> rows, MailkitException? failure) = await ReadAsync(function, FakeServer.Body(answer[..length]));
            Assert.Equal(whole.Take(rows.Count), rows);
            if (string.IsNullOrWhiteSpace(System.Text.Encoding.UTF8.GetString(answer[length..])))
            {
                Assert.Null(failure);
            }
            else
            {
                Assert.Equal(MailkitErrorKind.InvalidAnswer, failure?.Kind);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_member_that_is_not_known_is_kept_wherever_it_stands(string name)
    {
        ReadFunction function = Find(name);
        List<string> whole = await ReadWholeAsync(function);
        foreach (int place in (int[])[0, 1, int.MaxValue])
        {
            (List<string> rows, MailkitException? failure) = await ReadAsync(
                function, FakeServer.Body(ForeignMember.AddTo(AnswerOf(function), place)));
            Assert.Null(failure);
            Assert.Equal(whole, rows.Select(row => row[..row.IndexOf(", Extra = ", StringComparison.Ordinal)]));
            Assert.All(rows, row => Assert.Contains(ForeignMember.Name, row, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_empty_list_has_no_rows_where_that_cannot_mean_anything_else(string name)
    {
        bool isStrict = FunctionCatalog.Get(name).List.IsStrict;
        foreach (string empty in (string[])["[]", "{}"])
        {
            (List<string> rows, MailkitException? failure) = await ReadAsync(Find(name), Client.Body(empty));
            Assert.Empty(rows);
            Assert.Equal(isStrict ? MailkitErrorKind.InvalidAnswer : null, failure?.Kind);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_every_answer_may_say_is_no_row(string name)
    {
        bool isStrict = FunctionCatalog.Get(name).List.IsStrict;
        (List<string> rows, MailkitException? failure) = await ReadAsync(Find(name), Client.Body("""{"status":"OK","error_status":0}"""));
        Assert.Empty(rows);
        Assert.Equal(isStrict ? null : MailkitErrorKind.InvalidAnswer, failure?.Kind);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_refusal_is_an_error_with_the_words_of_Mailkit(string name)
    {
        (List<string> rows, MailkitException? failure) = await ReadAsync(
            Find(name),
            Client.Body("""{"error_status":1,"error":"Not today"}"""));
        Assert.Empty(rows);
        Assert.Equal(MailkitErrorKind.ApiError, failure?.Kind);
        Assert.Contains("Not today", failure!.Message, StringComparison.Ordinal);
    }

    /// <summary>Every size; in XML-RPC, whose tags are shorter, every one up to 64 and fewer above it.</summary>
    private IEnumerable<int> Sizes(int length)
    {
        for (int size = 1; size < length; size += Client.Protocol == MailkitProtocol.Json || size < 64 ? 1 : size / 8)
        {
            yield return size;
        }
    }

    private static ReadFunction Find(string name) => All.Single(function => function.Name == name);

    private byte[] AnswerOf(ReadFunction function) => Body.Recording(function.Name, function.Recording)
        .In(Client.Protocol == MailkitProtocol.Json ? WireForm.Json : WireForm.XmlRpc);

    private async Task<List<string>> ReadWholeAsync(ReadFunction function)
    {
        (List<string> rows, MailkitException? failure) = await ReadAsync(function, FakeServer.Body(AnswerOf(function)));
        Assert.Null(failure);
        return rows;
    }

    private Task<(List<string> Rows, MailkitException? Failure)> ReadAsync(
        ReadFunction function, Func<CancellationToken, Task<HttpResponseMessage>> answer) =>
        function.ReadAsync(Client.Create(new FakeServer(answer)));

    public sealed class Json() : ReadFunctionTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : ReadFunctionTests(MailkitProtocol.XmlRpc);
}
