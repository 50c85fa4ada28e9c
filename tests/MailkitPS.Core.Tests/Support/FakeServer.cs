using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace MailkitPS.Core.Tests;

/// <summary>Answers requests in process: one scripted answer per attempt, and the last of them for all that follow.</summary>
internal sealed class FakeServer : HttpMessageHandler
{
    private readonly Func<CancellationToken, Task<HttpResponseMessage>>[] _answers;

    public FakeServer(params Func<CancellationToken, Task<HttpResponseMessage>>[] answers)
    {
        _answers = answers;
    }

    /// <summary>The requests received, with their bodies.</summary>
    public ConcurrentQueue<(HttpRequestMessage Request, string Body)> Requests { get; } = new();

    /// <summary>Called with each request before its body is read as text.</summary>
    public Func<HttpRequestMessage, Task> Sees { get; init; } = _ => Task.CompletedTask;

    public static FakeServer Answering(params string[] bodies) => new([.. bodies.Select(body => Body(body))]);

    public static Func<CancellationToken, Task<HttpResponseMessage>> Body(string text, HttpStatusCode status = HttpStatusCode.OK) =>
        Body(Encoding.UTF8.GetBytes(text), status: status);

    public static Func<CancellationToken, Task<HttpResponseMessage>> Body(
        byte[] body,
        int chunk = int.MaxValue,
        HttpStatusCode status = HttpStatusCode.OK) =>
        Body(new ChunkedStream(body, chunk), status);

    public static Func<CancellationToken, Task<HttpResponseMessage>> Body(Stream body, HttpStatusCode status = HttpStatusCode.OK) =>
        _ => Task.FromResult(new HttpResponseMessage(status) { Content = new StreamContent(body) });

    public static Func<CancellationToken, Task<HttpResponseMessage>> Status(int status, string? retryAfter = null, string body = "<html>")
    {
        return _ =>
        {
            HttpResponseMessage response = new((HttpStatusCode)status) { Content = new StringContent(body) };
            if (retryAfter is not null)
            {
                response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            }

            return Task.FromResult(response);
        };
    }

    public static Func<CancellationToken, Task<HttpResponseMessage>> Failing(Exception failure) =>
        _ => Task.FromException<HttpResponseMessage>(failure);

    public static Func<CancellationToken, Task<HttpResponseMessage>> Silent() => async token =>
    {
        await Silence.UntilAsync(token).ConfigureAwait(false);
        throw new InvalidOperationException("Silence has ended.");
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Sees(request).ConfigureAwait(false);
        string body = await request.Content!.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        int attempt = Requests.Count;
        Requests.Enqueue((request, body));
        return await _answers[Math.Min(attempt, _answers.Length - 1)](cancellationToken).ConfigureAwait(false);
    }
}
