using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace MailkitPS.Simulator;

/// <summary>The answers that a script is made of.</summary>
public static class Answers
{
    private const string JsonType = "application/json";

    /// <summary>A JSON text with HTTP 200.</summary>
    /// <param name="text">The whole body; it need not be well-formed.</param>
    /// <returns>The answer.</returns>
    public static Answer Json(string text) => Bytes(Encoding.UTF8.GetBytes(text), JsonType);

    /// <summary>Any bytes with HTTP 200.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="contentType">What the answer claims to be.</param>
    /// <returns>The answer.</returns>
    public static Answer Bytes(byte[] body, string contentType) =>
        (context, _) => WriteAsync(context, StatusCodes.Status200OK, contentType, body);

    /// <summary>A JSON recording, byte for byte.</summary>
    /// <param name="function">The function of the API, or _common.</param>
    /// <param name="caseName">The case: the name of the file without .json.</param>
    /// <returns>The answer.</returns>
    public static Answer Recording(string function, string caseName) =>
        Bytes(Recordings.Read(function, caseName + ".json"), JsonType);

    /// <summary>A refusal by the API in its common form: HTTP 200, error_status 1 and a text.</summary>
    /// <param name="text">The error text.</param>
    /// <returns>The answer.</returns>
    public static Answer Error(string text) => Bytes(ResultsJson.Error(text), JsonType);

    /// <summary>Rows in the documented shape: status ERROR, or OK where there is no row.</summary>
    /// <param name="rows">The rows, in this order.</param>
    /// <returns>The answer.</returns>
    public static Answer Results(params SimulatedRow[] rows) => Bytes(ResultsJson.Rows(rows), JsonType);

    /// <summary>An HTTP status.</summary>
    /// <param name="code">The status code.</param>
    /// <param name="body">The body, sent as plain text; null for an empty one.</param>
    /// <param name="headers">Headers to add.</param>
    /// <returns>The answer.</returns>
    public static Answer Status(int code, string? body = null, params (string Name, string Value)[] headers) => (context, _) =>
    {
        foreach ((string name, string value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return WriteAsync(context, code, body is null ? null : "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(body ?? ""));
    };

    /// <summary>An HTTP status with Retry-After.</summary>
    /// <param name="code">The status code, such as 429 or 503.</param>
    /// <param name="value">Seconds, an HTTP date, or something unreadable.</param>
    /// <returns>The answer.</returns>
    public static Answer RetryAfter(int code, string value) => Status(code, null, ("Retry-After", value));

    /// <summary>A web page, as a gateway or a maintenance mode sends it.</summary>
    /// <param name="code">The status code.</param>
    /// <returns>The answer.</returns>
    public static Answer Html(int code = StatusCodes.Status200OK) => (context, _) => WriteAsync(
        context, code, "text/html; charset=utf-8",
        "<!DOCTYPE html>\n<html><head><title>Maintenance</title></head><body><h1>We are back soon.</h1></body></html>\n"u8.ToArray());

    /// <summary>A redirect. The module must not follow it, because the body that would be posted again holds the MD5 code.</summary>
    /// <param name="code">The status code: 301, 302, 303, 307 or 308.</param>
    /// <param name="to">Where to.</param>
    /// <returns>The answer.</returns>
    public static Answer Redirect(int code, Uri to) => Status(code, null, ("Location", to.AbsoluteUri));

    /// <summary>A body in pieces, each on its way before the pause that follows it.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="chunk">The bytes of a piece.</param>
    /// <param name="pause">The time between two pieces.</param>
    /// <returns>The answer.</returns>
    public static Answer Drip(byte[] body, int chunk, TimeSpan pause) => async (context, _) =>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunk);
        await BeginAsync(context, body, Math.Min(chunk, body.Length));
        for (int at = chunk; at < body.Length; at += chunk)
        {
            await Task.Delay(pause, context.RequestAborted);
            await SendAsync(context, body.AsMemory(at, Math.Min(chunk, body.Length - at)));
        }
    };

    /// <summary>
    /// An answer that ends too early: it announces its whole length, sends a part, and closes the connection in order.
    /// The client gets exactly the part.
    /// </summary>
    /// <param name="body">The body that is announced.</param>
    /// <param name="after">How many bytes of it are sent.</param>
    /// <returns>The answer.</returns>
    /// <remarks>
    /// Nothing is aborted here: Kestrel closes a connection by itself whose answer stayed short, and does so after the last
    /// byte, which an abort may overtake.
    /// </remarks>
    public static Answer Cut(byte[] body, int after) => (context, _) => BeginAsync(context, body, after);

    /// <summary>As <see cref="Cut"/>, but the connection is reset after the part, of which a client on Windows may lose the end.</summary>
    /// <param name="body">The body that is announced.</param>
    /// <param name="after">How many bytes of it are sent.</param>
    /// <returns>The answer.</returns>
    public static Answer ResetAfter(byte[] body, int after) => (context, _) => RawConnection.SendAndResetAsync(context, body, after);

    /// <summary>The connection is reset before a byte of an answer.</summary>
    /// <returns>The answer.</returns>
    public static Answer ResetBeforeHeaders() => (context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>No answer, until the client hangs up or the simulator is disposed.</summary>
    /// <returns>The answer.</returns>
    public static Answer Silence() => (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <summary>The headers and a part of the body, then nothing until the client hangs up or the simulator is disposed.</summary>
    /// <param name="body">The body that is announced.</param>
    /// <param name="after">How many bytes of it are sent.</param>
    /// <returns>The answer.</returns>
    public static Answer SilenceAfter(byte[] body, int after) => async (context, _) =>
    {
        await BeginAsync(context, body, after);
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    };

    /// <summary>A body in two parts; the second goes out when a gate opens. The length is not announced.</summary>
    /// <param name="first">The first part, on its way at once.</param>
    /// <param name="gate">Completes when the rest may go.</param>
    /// <param name="rest">The second part.</param>
    /// <returns>The answer.</returns>
    public static Answer HoldBetween(byte[] first, Task gate, byte[] rest) => async (context, _) =>
    {
        context.Response.ContentType = JsonType;
        await SendAsync(context, first);
        await gate.WaitAsync(context.RequestAborted);
        await SendAsync(context, rest);
    };

    /// <summary>Rows in the documented shape as fast as they can be sent, always the same for the same number.</summary>
    /// <param name="rows">How many; 0 gives the OK answer.</param>
    /// <returns>The answer.</returns>
    public static Answer Generated(long rows) => rows == 0 ? Results() : (context, _) =>
    {
        context.Response.ContentType = JsonType;
        return GeneratedRows.WriteAsync(context.Response.BodyWriter, rows, context.RequestAborted);
    };

    private static async Task WriteAsync(HttpContext context, int code, string? contentType, byte[] body)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        if (body.Length > 0)
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static Task BeginAsync(HttpContext context, byte[] body, int bytes)
    {
        context.Response.ContentType = JsonType;
        context.Response.ContentLength = body.Length;
        return SendAsync(context, body.AsMemory(0, bytes));
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> part)
    {
        await context.Response.Body.WriteAsync(part, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
