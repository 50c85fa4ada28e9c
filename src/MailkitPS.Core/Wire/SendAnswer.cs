using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace MailkitPS;

/// <summary>The whole answer to a send, whose shape is known from clients or not at all.</summary>
/// <param name="values">The elements of the array that the answer is, or the answer.</param>
/// <param name="notes">Takes what is not understood.</param>
internal sealed class SendAnswer(IReadOnlyList<object?> values, AnswerNotes notes)
{
    private const int MaxValues = 20;

    /// <summary>The elements of the array that the answer is, or the answer: values as <see cref="ApiObject"/> describes them.</summary>
    public IReadOnlyList<object?> Values => values;

    /// <summary>The names and single values of the answer, for a person who has to find out what Mailkit meant.</summary>
    public string Words
    {
        get
        {
            string[] words = [.. values.SelectMany(value => Describe(null, value)).Take(MaxValues)];
            return words.Length == 0 ? "nothing" : string.Join(", ", words);
        }
    }

    /// <summary>Fills a row from the objects that the answer holds, wherever its members stand.</summary>
    public TRow ReadInto<TRow>(TRow row)
        where TRow : class
    {
        List<ApiObject> objects = [.. values.OfType<ApiObject>()];
        objects.AddRange([.. objects.SelectMany(value => value.Members).SelectMany(member => Elements(member.Value)).OfType<ApiObject>()]);

        // The last value wins, so the preferred name comes last, and of equal names the first one.
        foreach ((Column<TRow>? column, _, Scalar value) in objects
            .SelectMany(value => value.Members)
            .Select(Read<TRow>)
            .Where(member => member.Column is not null && IsNumber(member.Value))
            .Reverse()
            .OrderBy(member => member.Value.Text() == "0" ? 0 : 1)
            .ThenByDescending(member => member.Rank))
        {
            column!.Set(row, value, notes);
        }

        if (values.Count == 1 && values[0] is not (ApiObject or List<object?> or bool or null)
            && RowSchema<TRow>.Instance.BareValue is Column<TRow> bare && new DecodedScalar(values[0]) is var only && IsNumber(only))
        {
            bare.Set(row, only, notes);
        }

        return row;
    }

    private static (Column<TRow>? Column, int Rank, Scalar Value) Read<TRow>(KeyValuePair<string, object?> member)
        where TRow : class
    {
        Column<TRow>? column = RowSchema<TRow>.Instance.Find(Encoding.UTF8.GetBytes(member.Key), out int rank);
        return (column, rank, new DecodedScalar(member.Value));
    }

    private static IEnumerable<object?> Elements(object? value) => value as List<object?> ?? [value];

    /// <summary>An ID of an accepted send that is none is left out, and must not make the send a failure.</summary>
    private static bool IsNumber(Scalar value) => WireParser.TryReadInteger(value.Utf8, out long? number) && number >= 0;

    private static IEnumerable<string> Describe(string? name, object? value) => value switch
    {
        ApiObject members => members.Members.SelectMany(member => Describe(member.Key, member.Value)),
        List<object?> elements => elements.SelectMany(element => Describe(name, element)),
        _ =>
        [
            (name is null ? string.Empty : MessageText.Name(name) + " = ") + MessageText.Quote(new DecodedScalar(value).Text()),
        ],
    };
}
