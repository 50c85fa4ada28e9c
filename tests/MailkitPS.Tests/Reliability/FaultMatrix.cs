using System.Globalization;
using System.IO.Compression;
using System.Management.Automation;
using System.Text;
using MailkitPS.Simulator;
using static MailkitPS.Simulator.Answers;

namespace MailkitPS.Tests.Reliability;

/// <summary>
/// Everything that can go wrong between here and Mailkit, over both protocols. A connection of these tests makes up to two
/// attempts and gives up after a second of silence.
/// </summary>
internal static class FaultMatrix
{
    /// <summary>The time-out of a cell that is about silence.</summary>
    public const int TimeoutSec = 2;

    /// <summary>The time-out of the others, which a busy machine must not reach.</summary>
    public const int LongTimeoutSec = 30;

    public const int Retries = 1;

    /// <summary>In the login, and so in every echo of a request.</summary>
    public const string Md5 = "c0ffee00c0ffee00c0ffee00c0ffee00";

    /// <summary>In the address of every recipient.</summary>
    public const string Domain = "@example.com";

    private const int Megabyte = 1024 * 1024;

    private static readonly Body Rows = Body.Results(
        new SimulatedRow(1, "ada@example.com", "url return null", EmailId: 31000001),
        new SimulatedRow(6, "bob@example.com", "unsubscribed email", EmailId: 31000002),
        new SimulatedRow(2, "eve@example.com", "žluťoučký kůň", EmailId: 31000003));

    private static readonly FaultOutcome NoConnection = new("MailkitConnectionFailed", ErrorCategory.ConnectionError, 2, 0);
    private static readonly FaultOutcome Silent = new("MailkitTimeout", ErrorCategory.OperationTimeout, 2, 0);
    private static readonly FaultOutcome NotReadable = new("MailkitInvalidAnswer", ErrorCategory.InvalidData, 2, 0);
    private static readonly FaultOutcome PassingStatus = new("MailkitHttpError", ErrorCategory.ResourceUnavailable, 2, 0);
    private static readonly FaultOutcome LastingStatus = PassingStatus with { Attempts = 1 };
    private static readonly FaultOutcome AllRows = new(null, null, 1, 3);
    private static readonly FaultOutcome ThirdRowUnreadable = NotReadable with { Attempts = 1, Rows = 2 };
    private static readonly FaultOutcome AllRowsInTheEnd = AllRows with { Attempts = 2 };

    private static readonly int[] PassingStatuses = [408, 429, 500, 502, 503, 504];
    private static readonly int[] LastingStatuses = [300, 301, 304, 400, 401, 403, 404, 407, 413];

    public static IReadOnlyList<FaultCell> Cells { get; } = [.. Both(Faults()), .. Both(Encodings())];

    private static IEnumerable<(string Fault, Answer[] Answers, FaultOutcome Json, FaultOutcome? XmlRpc)> Faults()
    {
        yield return ("reset before the headers", [ResetBeforeHeaders()], NoConnection, null);
        yield return ("reset in the headers", [ResetInHeaders()], NoConnection, null);
        yield return ("reset before the headers, once", [ResetBeforeHeaders(), Whole(Rows)], AllRowsInTheEnd, null);
        yield return ("reset in the body, before a row", [ResetAfter(Rows, Position.AfterBytes(10))], NotReadable, null);
        yield return (
            "reset in the body, after a row",
            [ResetAfter(Rows, Position.AfterRow(1))],
            NotReadable with { Attempts = 1, Rows = 1 },
            null);
        yield return ("cut before a row", [Cut(Rows, Position.AfterBytes(10))], NotReadable, null);
        yield return ("cut inside the third row", [Cut(Rows, Position.InsideRow(3))], NotReadable with { Attempts = 1, Rows = 2 }, null);
        yield return ("silence before the headers", [Silence()], Silent, null);
        yield return ("silence before a row", [SilenceAfter(Rows, Position.AfterBytes(10))], Silent, null);
        yield return ("silence after a row", [SilenceAfter(Rows, Position.AfterRow(1))], Silent with { Attempts = 1, Rows = 1 }, null);
        yield return (
            "slow drip, each pause below the time-out, all of them above",
            [Drip(Rows, 16, TimeSpan.FromSeconds(0.2))],
            AllRows,
            null);
        yield return ("slow drip, each pause above the time-out", [Drip(Rows, 100, TimeSpan.FromSeconds(5))], Silent, null);
        yield return ("HTTP 307 to another host", [Redirect(307, new Uri("https://mailkit.invalid/"))], LastingStatus, null);
        foreach (int status in LastingStatuses)
        {
            yield return ($"HTTP {status}", [Status(status)], LastingStatus, null);
        }

        foreach (int status in PassingStatuses)
        {
            yield return ($"HTTP {status}", [Status(status)], PassingStatus, null);
        }

        yield return ("HTTP 503, once", [Status(503), Whole(Rows)], AllRowsInTheEnd, null);
        yield return ("Retry-After in seconds", [RetryAfter(429, "1"), Whole(Rows)], AllRowsInTheEnd, null);
        yield return (
            "Retry-After as a date",
            [RetryAfter(503, DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture)), Whole(Rows)],
            AllRowsInTheEnd,
            null);
        yield return ("Retry-After of a day", [RetryAfter(503, "86400")], LastingStatus, null);
        yield return ("Retry-After unreadable", [RetryAfter(503, "tomorrow")], LastingStatus, null);
        yield return ("Unauthorized", [Error("Unauthorized")], new("MailkitUnauthorized", ErrorCategory.AuthenticationError, 1, 0), null);
        yield return (
            "Disallowed IP",
            [Error("Disallowed IP 192.0.2.1")],
            new("MailkitAddressNotAllowed", ErrorCategory.PermissionDenied, 1, 0),
            null);
        yield return (
            "any other error text",
            [Error("Invalid request_id")],
            new("MailkitApiError", ErrorCategory.InvalidArgument, 1, 0),
            null);
        yield return ("HTML with HTTP 200", [Html()], NotReadable, null);
        yield return ("an empty body with HTTP 200", [Status(200)], NotReadable, null);
        yield return ("HTTP 204", [Status(204)], NotReadable, null);
        yield return ("an echo of the request with HTTP 200", [Echo(200, "no route for: ")], NotReadable, null);
        yield return ("an echo of the request with HTTP 404", [Echo(404, "no route for: ")], LastingStatus, null);
        yield return ("an echo of the request with HTTP 502", [Echo(502, "<html>")], PassingStatus, null);
        yield return (
            "an echo of the code in an error text",
            [Error($"wrong code {Md5}, after many words: {new string('x', 5000)}")],
            new("MailkitApiError", ErrorCategory.InvalidArgument, 1, 0),
            null);
        yield return (
            "an echo of the code where a text is cut",
            [Json($$"""{"status":"{{new string('x', 69)}}{{Md5}}","{{new string('y', 90)}}{{Md5}}":1}""")],
            NotReadable with { Attempts = 1 },
            null);
        yield return ("an empty object", [Json("{}")], NotReadable with { Attempts = 1 }, null);
        yield return ("an array", [Json("[]")], NotReadable with { Attempts = 1 }, null);
        yield return ("ERROR without results", [Json("""{"error_status":1,"status":"ERROR"}""")], NotReadable with { Attempts = 1 }, null);
    }

    private static IEnumerable<(string Fault, Answer[] Answers, FaultOutcome Json, FaultOutcome? XmlRpc)> Encodings()
    {
        yield return ("wrong content type", [Encoded(Rows, AsItIs, "text/html")], AllRows, null);
        yield return ("no content type", [Encoded(Rows, AsItIs, "")], AllRows, null);
        yield return ("wrong charset in the content type", [Encoded(Rows, AsItIs, "text/plain; charset=utf-16")], AllRows, null);
        yield return ("unknown charset in the content type", [Encoded(Rows, AsItIs, "text/plain; charset=klingon")], AllRows, null);
        yield return ("gzip", [Encoded(Rows, Compress, null, ("Content-Encoding", "gzip"))], AllRows, null);
        yield return ("gzip that is none", [Encoded(Rows, AsItIs, null, ("Content-Encoding", "gzip"))], NotReadable, null);
        yield return ("chunked", [HoldBack(Rows, Position.AfterRow(1), Task.CompletedTask)], AllRows, null);
        yield return ("UTF-8 with byte order mark", [Encoded(Rows, body => [.. Encoding.UTF8.Preamble, .. body])], AllRows, null);
        yield return ("UTF-16 with byte order mark", [Encoded(Rows, body => Transcode(body, Encoding.Unicode))], NotReadable, AllRows);
        yield return (
            "Latin-1 that claims to be UTF-8",
            [Encoded(Rows, body => Encoding.Convert(Encoding.UTF8, Encoding.Latin1, Replaced(body, "žluťoučký kůň", "jalapeño"u8)))],
            NotReadable with { Attempts = 1, Rows = 2 },
            null);
        yield return ("a number that is none", [Encoded(Rows, body => Replaced(body, "31000003", "nan"u8))], ThirdRowUnreadable, AllRows);
        yield return (
            "a number of a megabyte",
            [Encoded(Rows, body => Replaced(body, "31000003", Repeated((byte)'9', Megabyte)))],
            ThirdRowUnreadable,
            null);
        yield return ("half a character", [ByForm(HalfACharacter)], AllRows, null);
        yield return ("3 MB of white space between two rows", [ByForm(WithWhiteSpace)], AllRows, null);
        yield return ("3 MB of long names", [ByForm(LongNames)], NotReadable with { Attempts = 1 }, NotReadable);
    }

    /// <summary>The escape of a lone surrogate.</summary>
    private static byte[] HalfACharacter(WireForm form) => form == WireForm.Json
        ? Replaced(Rows.In(form), "žluťoučký kůň", "cut \\ud83d"u8)
        : Replaced(Rows.In(form), "žluťoučký kůň", "cut &#xD83D;"u8);

    private static byte[] WithWhiteSpace(WireForm form)
    {
        byte[] body = Rows.In(form);
        int secondRow = Position.AfterRow(1).In(body);
        return [.. body[..secondRow], .. Repeated((byte)' ', 3 * Megabyte), .. body[secondRow..]];
    }

    /// <summary>Each name is new, so that whoever keeps names keeps all of them; and none of them means anything.</summary>
    private static byte[] LongNames(WireForm form)
    {
        StringBuilder body = new(form == WireForm.Json ? "{" : "<methodResponse><params><param><value><struct>");
        for (int number = 0; body.Length < 3 * Megabyte; number++)
        {
            string name = new string('n', 1000) + number.ToString(CultureInfo.InvariantCulture);
            _ = form == WireForm.Json ? body.Append('"').Append(name).Append("\":1,") : body.Append('<').Append(name).Append("/>");
        }

        return Encoding.UTF8.GetBytes(
            body.Append(form == WireForm.Json ? "\"last\":1}" : "</struct></value></param></params></methodResponse>").ToString());
    }

    /// <summary>What a proxy or a server that is set up wrongly answers: the request, and addresses of recipients.</summary>
    private static Answer Echo(int status, string before) =>
        (context, call) => Status(status, $"{before}{call.Body} for ada{Domain}")(context, call);

    private static Answer ByForm(Func<WireForm, byte[]> body) =>
        (context, call) => Bytes(body(call.Form), "text/plain")(context, call);

    private static byte[] Repeated(byte value, int count) => [.. Enumerable.Repeat(value, count)];

    private static IEnumerable<FaultCell> Both(
        IEnumerable<(string Fault, Answer[] Answers, FaultOutcome Json, FaultOutcome? XmlRpc)> faults) =>
        faults.SelectMany(fault => (FaultCell[])
        [
            new(WireForm.Json, fault.Fault, fault.Answers, fault.Json),
            new(WireForm.XmlRpc, fault.Fault, fault.Answers, fault.XmlRpc ?? fault.Json),
        ]);

    private static byte[] AsItIs(byte[] body) => body;

    private static byte[] Compress(byte[] body)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }

    private static byte[] Transcode(byte[] body, Encoding encoding) =>
        [
            .. encoding.GetPreamble(),
            .. encoding.GetBytes(Encoding.UTF8.GetString(body).Replace("utf-8", encoding.WebName, StringComparison.Ordinal)),
        ];

    private static byte[] Replaced(byte[] body, string text, ReadOnlySpan<byte> by) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace(text, Encoding.UTF8.GetString(by), StringComparison.Ordinal));
}
