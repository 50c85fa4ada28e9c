using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace MailkitPS.Simulator;

/// <summary>Makes the answers that a test scripts.</summary>
public static class Answers
{
    /// <summary>A body with HTTP 200.</summary>
    /// <param name="body">The whole body.</param>
    /// <returns>The answer.</returns>
    public static Answer Whole(Body body) =>
        (context, call) => WriteAsync(context, StatusCodes.Status200OK, TypeOf(call), body.In(call.Form));

    /// <summary>A JSON answer, or the same as XML-RPC.</summary>
    /// <param name="json">The answer.</param>
    /// <returns>The answer.</returns>
    public static Answer Json(string json) => Whole(Body.Json(json));

    /// <summary>Any bytes with HTTP 200.</summary>
    /// <param name="body">The whole body; it need not be well-formed.</param>
    /// <param name="contentType">What the answer claims to be.</param>
    /// <returns>The answer.</returns>
    public static Answer Bytes(byte[] body, string contentType) =>
        (context, _) => WriteAsync(context, StatusCodes.Status200OK, contentType, body);

    /// <summary>A recording, byte for byte.</summary>
    /// <param name="function">The function of the API, or _common.</param>
    /// <param name="caseName">The case: the name of the file without its ending.</param>
    /// <returns>The answer.</returns>
    public static Answer Recording(string function, string caseName) => Whole(Body.Recording(function, caseName));

    /// <summary>A refusal by the API in its common form: HTTP 200 and a text.</summary>
    /// <param name="text">The error text.</param>
    /// <returns>The answer.</returns>
    public static Answer Error(string text) => Whole(Body.Error(text));

    /// <summary>Rows in the documented shape: status ERROR, or OK where there is no row.</summary>
    /// <param name="rows">The rows, in this order.</param>
    /// <returns>The answer.</returns>
    public static Answer Results(params SimulatedRow[] rows) => Whole(Body.Results(rows));

    /// <summary>An HTTP status.</summary>
    /// <param name="code">The status code.</param>
    /// <param name="body">The body, sent as plain text; null for an empty one.</param>
    /// <param name="headers">Headers to add.</param>
    /// <returns>The answer.</returns>
    public static Answer Status(int code, string? body = null, params (string Name, string Value)[] headers) => (context, _) =>
    {
        AddHeaders(context, headers);
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

    /// <summary>A body in pieces, each flushed before the pause that follows it.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="pieces">How many pieces.</param>
    /// <param name="pause">The time between two pieces.</param>
    /// <returns>The answer.</returns>
    public static Answer Drip(Body body, int pieces, TimeSpan pause) => async (context, call) =>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pieces);
        byte[] bytes = body.In(call.Form);
        int chunk = (bytes.Length + pieces - 1) / pieces;
        await BeginAsync(context, call, bytes, Math.Min(chunk, bytes.Length));
        for (int at = chunk; at < bytes.Length; at += chunk)
        {
            await Task.Delay(pause, context.RequestAborted);
            await SendAsync(context, bytes.AsMemory(at, Math.Min(chunk, bytes.Length - at)));
        }
    };

    /// <summary>
    /// An answer that ends too early: it announces its whole length, sends a part, and closes the connection in order.
    /// The client gets exactly the part.
    /// </summary>
    /// <param name="body">The body that is announced.</param>
    /// <param name="after">How much of it is sent.</param>
    /// <returns>The answer.</returns>
    /// <remarks>
    /// Nothing is aborted here: Kestrel itself closes a connection whose answer is too short, after the last byte. An abort
    /// could overtake that byte.
    /// </remarks>
    public static Answer Cut(Body body, Position after) => (context, call) =>
    {
        byte[] bytes = body.In(call.Form);
        return BeginAsync(context, call, bytes, after.In(bytes));
    };

    /// <summary>As <see cref="Cut"/>, but the connection is reset after the part; clients on Windows may lose its end.</summary>
    /// <param name="body">The body that is announced.</param>
    /// <param name="after">How much of it is sent.</param>
    /// <returns>The answer.</returns>
    public static Answer ResetAfter(Body body, Position after) => (context, call) =>
    {
        byte[] bytes = body.In(call.Form);
        return RawConnection.SendAndResetAsync(context, TypeOf(call), bytes, after.In(bytes));
    };

    /// <summary>The connection is reset before a byte of an answer.</summary>
    /// <returns>The answer.</returns>
    public static Answer ResetBeforeHeaders() => (context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>The connection is reset inside the headers of an answer.</summary>
    /// <returns>The answer.</returns>
    public static Answer ResetInHeaders() => (context, _) => RawConnection.ResetInHeadersAsync(context);

    /// <summary>A body in another encoding than usual, under any headers.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="encode">Encodes the bytes.</param>
    /// <param name="contentType">What the answer claims to be; null for the usual.</param>
    /// <param name="headers">Headers to add.</param>
    /// <returns>The answer.</returns>
    public static Answer Encoded(
        Body body, Func<byte[], byte[]> encode, string? contentType = null, params (string Name, string Value)[] headers) =>
        (context, call) =>
        {
            AddHeaders(context, headers);
            return WriteAsync(context, StatusCodes.Status200OK, contentType ?? TypeOf(call), encode(body.In(call.Form)));
        };

    /// <summary>No answer, until the client hangs up or the simulator is disposed.</summary>
    /// <returns>The answer.</returns>
    public static Answer Silence() => (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <summary>The headers and a part of the body, then nothing until the client hangs up or the simulator is disposed.</summary>
    /// <param name="body">The body that is announced.</param>
    /// <param name="after">How much of it is sent.</param>
    /// <returns>The answer.</returns>
    public static Answer SilenceAfter(Body body, Position after) => async (context, call) =>
    {
        byte[] bytes = body.In(call.Form);
        await BeginAsync(context, call, bytes, after.In(bytes));
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    };

    /// <summary>A body in two parts; the second goes out when a gate opens. The length is not announced.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="after">How much of it is sent at once.</param>
    /// <param name="gate">Completes when the rest may go.</param>
    /// <returns>The answer.</returns>
    public static Answer HoldBack(Body body, Position after, Task gate) => async (context, call) =>
    {
        byte[] bytes = body.In(call.Form);
        int first = after.In(bytes);
        context.Response.ContentType = TypeOf(call);
        await SendAsync(context, bytes.AsMemory(0, first));
        await gate.WaitAsync(context.RequestAborted);
        await SendAsync(context, bytes.AsMemory(first));
    };

    /// <summary>Rows in the documented shape as fast as they can be sent, always the same for the same number.</summary>
    /// <param name="rows">How many; 0 gives the OK answer.</param>
    /// <returns>The answer.</returns>
    public static Answer Generated(long rows) => rows == 0 ? Results() : (context, call) =>
    {
        context.Response.ContentType = TypeOf(call);
        return GeneratedRows.WriteAsync(call.Form, context.Response.BodyWriter, rows, context.RequestAborted);
    };

    /// <summary>The content type of an answer.</summary>
    internal static string TypeOf(SimulatedCall call) => call.Form == WireForm.Json ? "application/json" : "text/xml";

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

    private static void AddHeaders(HttpContext context, (string Name, string Value)[] headers)
    {
        foreach ((string name, string value) in headers)
        {
            context.Response.Headers[name] = value;
        }
    }

    private static Task BeginAsync(HttpContext context, SimulatedCall call, byte[] body, int bytes)
    {
        context.Response.ContentType = TypeOf(call);
        context.Response.ContentLength = body.Length;
        return SendAsync(context, body.AsMemory(0, bytes));
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> part)
    {
        await context.Response.Body.WriteAsync(part, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
