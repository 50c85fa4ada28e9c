using System;
using System.Collections.Generic;

namespace MailkitPS.Simulator;

/// <summary>Answers of the account, written while they are computed.</summary>
internal static class Streamed
{
    /// <summary>An answer that is one value.</summary>
    public static Answer Value(Action<WireWriter> write) => Rows(writer =>
    {
        write(writer);
        return [];
    });

    /// <summary>An answer that is an array, one element a row.</summary>
    public static Answer Array(IEnumerable<Action<WireWriter>> rows) => Rows(writer => ArrayOf(writer, null, rows));

    /// <summary>An answer in steps: after each of them, what has been written may go out.</summary>
    public static Answer Rows(Func<WireWriter, IEnumerable<Action<WireWriter>>> answer) => async (context, call) =>
    {
        context.Response.ContentType = Answers.TypeOf(call);
        using WireWriter writer = WireWriter.Of(call.Form);
        writer.StartAnswer();
        foreach (Action<WireWriter> write in answer(writer))
        {
            write(writer);
            await writer.SendAsync(context.Response.BodyWriter, isLast: false, context.RequestAborted);
        }

        writer.EndAnswer();
        await writer.SendAsync(context.Response.BodyWriter, isLast: true, context.RequestAborted);
    };

    /// <summary>An array in steps; its name is null where it is the answer.</summary>
    public static IEnumerable<Action<WireWriter>> ArrayOf(WireWriter writer, string? name, IEnumerable<Action<WireWriter>> rows)
    {
        writer.StartArray(name);
        foreach (Action<WireWriter> row in rows)
        {
            yield return row;
        }

        writer.EndArray();
    }
}
