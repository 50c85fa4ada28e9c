using System.Net;

namespace MailkitPS.Core.Tests.Http;

/// <summary>Each read of a body obeys its own token.</summary>
public sealed class AnswerStreamTests
{
    [Fact]
    public async Task A_token_that_is_cancelled_behind_its_read_ends_no_other()
    {
        using MemoryStream body = new([1, 2]);
        using AnswerStream stream = Open(body);
        using CancellationTokenSource first = new();
        byte[] buffer = new byte[1];
        Assert.Equal(1, await stream.ReadAsync(buffer, first.Token));
        await first.CancelAsync();
        Assert.Equal(1, await stream.ReadAsync(buffer, TestContext.Current.CancellationToken));
        Assert.Equal(2, buffer[0]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.ReadAsync(buffer, first.Token).AsTask());
    }

    [Fact]
    public async Task The_token_of_a_later_read_ends_it()
    {
        using ChunkedStream body = new([1], 1, silent: true);
        using AnswerStream stream = Open(body);
        using CancellationTokenSource second = new();
        byte[] buffer = new byte[1];
        Assert.Equal(1, await stream.ReadAsync(buffer, TestContext.Current.CancellationToken));
        Task<int> read = stream.ReadAsync(buffer, second.Token).AsTask();
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Fact]
    public async Task A_stop_takes_the_answer_away_from_a_read_that_ignores_its_token()
    {
        using DeafStream body = new();
        using AnswerStream stream = Open(body);
        using CancellationTokenSource stop = new();
        Task<int> read = stream.ReadAsync(new byte[1], stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    private static AnswerStream Open(Stream body)
    {
        HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new StreamContent(body) };
        return new AnswerStream(response, body, new SilenceTimer(TestClient.Silence, TestClient.Clock(), () => string.Empty));
    }

    /// <summary>Reads until it is disposed, whatever the token says.</summary>
    private sealed class DeafStream : ReadOnlyStream
    {
        private readonly TaskCompletionSource<int> _read = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _read.Task;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _read.TrySetException(new ObjectDisposedException(nameof(DeafStream)));
            base.Dispose(disposing);
        }
    }
}
