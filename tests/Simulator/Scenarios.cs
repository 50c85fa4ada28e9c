using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace MailkitPS.Simulator;

/// <summary>The built-in scenarios. Each has its own request_id, so that one running simulator shows them all.</summary>
public static class Scenarios
{
    private static readonly SimulatedRow[] LateRows =
    [
        new(2, "ada@example.com", "invalid email status permanent", "2025-02-03 04:05:06", 31000001, 41001, 51000001),
        new(6, "bob@example.com", "unsubscribed email", "2025-02-03 04:06:07", 31000002, 41001, 51000002),
        new(4, "eve@example.com", "missing mailinglist_id", "2025-02-03 04:07:08"),
        new(1, "joe@example.com", "url return null", "2025-02-03 04:08:09", 31000004, 41001, 51000004),
    ];

    /// <summary>All of them, by request_id.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("documented-errors", 8001, "the documented answer: three recipients failed (one, in XML-RPC)", _ => [Errors]),
        new("documented-ok", 8002, "the documented answer: no errors, or still working", _ => [Ok]),
        new("late-rows", 8003, "poll by poll: OK, 1 row, 2 rows, 4 rows, then the same 4", _ =>
            [Ok, Answers.Results(LateRows[..1]), Answers.Results(LateRows[..2]), Answers.Results(LateRows)]),
        new("slow-drip", 8004, "three rows, dripping for about four seconds", _ =>
            [Answers.Drip(ThreeRows, 16, TimeSpan.FromMilliseconds(250))]),
        new("cut-body", 8005, "the answer ends inside its third row", _ => [Answers.Cut(ThreeRows, Position.InsideRow(3))]),
        new("html-page", 8006, "a web page where an answer should be", _ => [Answers.Html()]),
        new("reset", 8007, "the connection is reset before any answer", _ => [Answers.ResetBeforeHeaders()]),
        new("status-503", 8008, "HTTP 503, always", _ => [Answers.Status(StatusCodes.Status503ServiceUnavailable)]),
        new("retry-after", 8009, "HTTP 429 with Retry-After: 2 once, then the documented errors", _ =>
            [Answers.RetryAfter(StatusCodes.Status429TooManyRequests, "2"), Errors]),
        new("many-rows", 8010, "generated rows, as many as --rows says (1,000,000 by default)", options =>
            [Answers.Generated(options.GeneratedRows)]),
        new("silence", 8011, "nothing at all, until the client hangs up", _ => [Answers.Silence()]),
        new("silence-in-body", 8012, "one row, then nothing, until the client hangs up", _ =>
            [Answers.SilenceAfter(ThreeRows, Position.AfterRow(1))]),
        new("redirect", 8013, "HTTP 307 to another host", _ =>
            [Answers.Redirect(StatusCodes.Status307TemporaryRedirect, new Uri("https://mailkit.invalid/json.fcgi"))]),
        new("unknown-shape", 8014, "an empty object, which means nothing", _ => [Answers.Recording("_common", "empty-object")]),
        new("flapping", 8015, "HTTP 503 once, then the documented errors", _ =>
            [Answers.Status(StatusCodes.Status503ServiceUnavailable), Errors]),
    ];

    private static Answer Ok => Answers.Recording(MailkitFunctions.SendMassResults, "documented-ok");

    private static Answer Errors => Answers.Recording(MailkitFunctions.SendMassResults, "documented-errors");

    private static Body ThreeRows => Body.Recording(MailkitFunctions.SendMassResults, "success-with-recipient-errors");

    /// <summary>The scenario of a name, or null.</summary>
    /// <param name="name">The name, in the catalog's spelling.</param>
    /// <returns>The scenario or null.</returns>
    public static Scenario? Find(string name) => All.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.Ordinal));

    /// <summary>The scenario of a request_id, or null.</summary>
    /// <param name="requestId">The request_id.</param>
    /// <returns>The scenario or null.</returns>
    public static Scenario? Find(long? requestId) => All.FirstOrDefault(s => s.RequestId == requestId);
}
