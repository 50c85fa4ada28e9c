using System.Net;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests;

/// <summary>What one poll gets.</summary>
internal sealed record TimelineAnswer
{
    /// <summary>Rows, each written as the JSON of one object; none is the answer OK.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>A whole other body in place of the rows.</summary>
    public string? Body { get; init; }

    public int Status { get; init; } = 200;

    public string? RetryAfter { get; init; }

    /// <summary>No connection at all.</summary>
    public bool Refused { get; init; }

    /// <summary>Before the headers.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>After so many rows, in the middle of the next, the answer ends…</summary>
    public int? CutAfter { get; init; }

    /// <summary>…or, if it does not end there, it is silent for so long.</summary>
    public TimeSpan Silence { get; init; }

    public bool IsWhole => Status == 200 && Body is null && !Refused && CutAfter is null;

    /// <summary>How many rows are delivered before the answer ends or falls silent.</summary>
    public int DeliveredRows => Math.Min(CutAfter ?? int.MaxValue, Rows.Count);

    public HttpResponseMessage Respond(TestClient client, FakeClock clock, Action ended)
    {
        if (Refused)
        {
            throw new HttpRequestException("refused");
        }

        byte[] bytes = client.Encode(
            Body ?? (Rows.Count == 0 ? """{"status":"OK"}""" : $$"""{"results":[{{string.Join(',', Rows)}}],"error_status":1,"status":"ERROR"}"""));
        int length = CutAfter is null ? bytes.Length
            : CutAfter < Rows.Count ? Position.AfterRow(CutAfter.Value).In(bytes) + 1
            : bytes.Length - 1;
        HttpResponseMessage response = new((HttpStatusCode)Status)
        {
            Content = new StreamContent(new TimelineStream(clock, bytes[..length], Silence > TimeSpan.Zero ? bytes[length..] : [], Silence, ended)),
        };
        if (RetryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", RetryAfter);
        }

        return response;
    }
}
