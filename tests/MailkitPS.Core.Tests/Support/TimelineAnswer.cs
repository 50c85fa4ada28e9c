using System.Net;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests;

/// <summary>The answer to one poll.</summary>
internal sealed record TimelineAnswer
{
    /// <summary>The rows, each as a JSON object; without rows the answer is OK.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>A body to send instead of the rows.</summary>
    public string? Body { get; init; }

    public int Status { get; init; } = 200;

    public string? RetryAfter { get; init; }

    /// <summary>Whether the connection is refused.</summary>
    public bool Refused { get; init; }

    /// <summary>How long the server waits before it sends the headers.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>After how many rows the answer is cut off, in the middle of the next.</summary>
    public int? CutAfter { get; init; }

    /// <summary>How long the server is silent at the cut before it sends the rest; zero ends the answer there.</summary>
    public TimeSpan Silence { get; init; }

    /// <summary>How long the server waits before each single byte; zero sends them at once.</summary>
    public TimeSpan Drip { get; init; }

    public bool IsWhole => Status == 200 && Body is null && !Refused && CutAfter is null;

    /// <summary>How many rows are delivered before the answer ends or falls silent.</summary>
    public int DeliveredRows => Math.Min(CutAfter ?? int.MaxValue, Rows.Count);

    public HttpResponseMessage Respond(TestClient client, FakeClock clock, Action ended)
    {
        if (Refused)
        {
            throw new HttpRequestException("refused");
        }

        byte[] bytes = client.Encode(Body ?? (Rows.Count == 0
            ? """{"status":"OK"}"""
            : $$"""{"results":[{{string.Join(',', Rows)}}],"error_status":1,"status":"ERROR"}"""));
        int length = CutAfter is null ? bytes.Length
            : CutAfter < Rows.Count ? Position.AfterRow(CutAfter.Value).In(bytes) + 1
            : bytes.Length - 1;
        byte[] rest = Silence > TimeSpan.Zero ? bytes[length..] : [];
        HttpResponseMessage response = new((HttpStatusCode)Status)
        {
            Content = new StreamContent(Drip > TimeSpan.Zero
                ? new DrippingStream(clock, bytes, Drip, ended)
                : new TimelineStream(clock, bytes[..length], rest, Silence, ended)),
        };
        if (RetryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", RetryAfter);
        }

        return response;
    }
}
