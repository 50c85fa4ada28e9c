using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>How much of an answer is asked for at once, and that nothing is lost where the buffer grows.</summary>
public abstract class AnswerReaderTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const int Small = 8 * 1024;
    private const int Middle = 64 * 1024;
    private const int Large = 512 * 1024;

    [Fact]
    public async Task A_short_answer_is_asked_for_in_small_pieces()
    {
        AskedStream body = new(Client.ThreeRows, int.MaxValue);
        Assert.Equal(3, (await ReadAsync(body)).Count);
        Assert.Equal([Small, Small], body.Asked);
    }

    [Fact]
    public async Task A_long_answer_that_comes_fast_is_soon_asked_for_in_large_pieces_and_loses_nothing()
    {
        AskedStream body = new(Generated(50_000), int.MaxValue);
        Assert.Equal(Enumerable.Range(1, 50_000), (await ReadAsync(body)).Select(NumberOf));
        Assert.Equal(Small, body.Asked[0]);
        Assert.InRange(body.Asked[2], Large - Middle, Large);
        Assert.InRange(body.Asked.Max(), Large - Small, Large);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Small)]
    public async Task A_long_answer_that_comes_slowly_is_asked_for_in_small_pieces(int fast)
    {
        AskedStream body = new(Generated(5_000), 1_000, fast);
        Assert.Equal(5_000, (await ReadAsync(body)).Count);
        Assert.InRange(body.Asked.Max(), 1, fast == 0 ? Small : Middle);
    }

    [Fact]
    public async Task A_value_larger_than_the_usual_piece_is_read_and_the_rows_behind_it()
    {
        string info = new('x', 700_000);
        string rows = string.Join(',', Enumerable.Range(1, 10_000).Select(code => $$"""{"ERROR_CODE":{{code}}}"""));
        List<SendMassResult> read = await Client.ReadAsync($$"""{"results":[{"ERROR_CODE":0,"INFO":"{{info}}"},{{rows}}]}""");
        Assert.Equal(info, read[0].Info);
        Assert.Equal(Enumerable.Range(0, 10_001), read.Select(row => row.ErrorCode));
    }

    [Fact]
    public async Task An_answer_that_is_cut_where_the_pieces_are_large_gives_the_rows_before_and_an_error()
    {
        byte[] answer = Generated(20_000);
        List<SendMassResult> rows = [];
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(
            () => Reader(new ChunkedStream(answer[..(answer.Length / 2)], int.MaxValue)).ReadAllAsync(rows));
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.InRange(rows.Count, 9_000, 11_000);
        Assert.Equal(Enumerable.Range(1, rows.Count), rows.Select(NumberOf));
    }

    private static int NumberOf(SendMassResult row) => (int)(row.EmailId!.Value - 31_000_000);

    private byte[] Generated(int rows) =>
        Body.Generated(rows).In(Client.Protocol == MailkitProtocol.Json ? WireForm.Json : WireForm.XmlRpc);

    private MailkitRowReader<SendMassResult> Reader(Stream body) =>
        Client.Create(new FakeServer(FakeServer.Body(body))).GetSendMassResults(8001);

    private Task<List<SendMassResult>> ReadAsync(Stream body) => Reader(body).ReadAllAsync();

    public sealed class Json() : AnswerReaderTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : AnswerReaderTests(MailkitProtocol.XmlRpc);

    /// <summary>Knows how many bytes it was asked for; gives the first ones at once, and then a chunk each time.</summary>
    private sealed class AskedStream(byte[] content, int chunk, int fast = 0) : ReadOnlyStream
    {
        private int _position;

        public List<int> Asked { get; } = [];

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(Give(buffer.Span));

        public override int Read(byte[] buffer, int offset, int count) => Give(buffer.AsSpan(offset, count));

        private int Give(Span<byte> room)
        {
            Asked.Add(room.Length);
            int given = Math.Min(Math.Min(room.Length, _position < fast ? fast : chunk), content.Length - _position);
            content.AsSpan(_position, given).CopyTo(room);
            _position += given;
            return given;
        }
    }
}
