using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace MailkitPS.Simulator;

/// <summary>Answers the functions with pages, as the options say.</summary>
internal sealed class Pager(SimulatedPaging options)
{
    private const int PagesUntilAllHaveArrived = 10;

    // A length that no page has: Kestrel closes the connection where less is written, and the client knows that something is missing.
    private const long LongerThanAnyPage = 1L << 40;

    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _pages = new(StringComparer.Ordinal);

    /// <summary>A page.</summary>
    /// <param name="request">The call.</param>
    /// <param name="startName">The parameter with the ID from which on rows are asked for.</param>
    /// <param name="maxRows">The documented most rows of a page, and what a page has where no limit is asked for.</param>
    /// <param name="rowsFrom">All rows from an ID on, ascending.</param>
    public Answer Page(ApiRequest request, string startName, int maxRows, Func<long, IEnumerable<PageRow>> rowsFrom)
    {
        int call = _calls.AddOrUpdate(request.Function, 1, static (_, before) => before + 1);
        if (options.RetryAfterSec is int seconds && call % 2 == 0)
        {
            return Answers.RetryAfter(StatusCodes.Status429TooManyRequests, seconds.ToString(CultureInfo.InvariantCulture));
        }

        int page = _pages.AddOrUpdate(request.Function, 1, static (_, before) => before + 1);
        int limit = Math.Min(request.Id("limit") is long asked ? (int)Math.Min(asked, maxRows) : maxRows, options.MaxRows ?? maxRows);
        IEnumerable<PageRow> rows = RowsFrom(options.IsStartIgnored ? null : request.Id(startName), rowsFrom)
            .SkipLast(Math.Max(PagesUntilAllHaveArrived + 1 - page, 0) * options.ArrivingRows)
            .Take(limit);
        if (options.IsShuffled)
        {
            PageRow[] shuffled = [.. rows];
            new Random(page).Shuffle(shuffled);
            rows = shuffled;
        }

        return page == options.CutPage
            ? Cut(rows.Take(options.CutRows))
            : Streamed.Rows(writer => Streamed.ArrayOf(writer, null, Written(UntilFull(writer, rows))));
    }

    private static Answer Cut(IEnumerable<PageRow> rows) => async (context, call) =>
    {
        context.Response.ContentType = Answers.TypeOf(call);
        context.Response.ContentLength = LongerThanAnyPage;
        using WireWriter writer = WireWriter.Of(call.Form);
        writer.StartAnswer();
        writer.StartArray();
        foreach (Action<WireWriter> write in Written(rows))
        {
            write(writer);
            await writer.SendAsync(context.Response.BodyWriter, isLast: false, context.RequestAborted);
        }

        await writer.SendAsync(context.Response.BodyWriter, isLast: true, context.RequestAborted);
    };

    private static IEnumerable<Action<WireWriter>> Written(IEnumerable<PageRow> rows) => rows.Select(row => (Action<WireWriter>)(writer =>
    {
        writer.StartObject();
        row.Write(writer, row.Id);
        writer.EndObject();
    }));

    private IEnumerable<PageRow> RowsFrom(long? start, Func<long, IEnumerable<PageRow>> rowsFrom) =>
        rowsFrom(start ?? 0)
            .Select(row => row with { Id = row.Id - (row.Id % options.RowsPerId) })
            .SkipWhile(row => options.IsStartExclusive ? row.Id <= start : row.Id < start);

    private IEnumerable<PageRow> UntilFull(WireWriter writer, IEnumerable<PageRow> rows)
    {
        foreach (PageRow row in rows)
        {
            yield return row;
            if (writer.Length >= options.MaxBytes)
            {
                yield break;
            }
        }
    }
}
