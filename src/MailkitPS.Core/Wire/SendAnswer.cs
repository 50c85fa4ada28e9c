using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace MailkitPS;

/// <summary>The whole answer to a send, whose shape is known from clients or not at all.</summary>
/// <param name="values">The elements of the array that the answer is, or the answer.</param>
/// <param name="notes">Take note of what is not known.</param>
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
        where TRow : MailkitRow
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
            column!.TrySet(row, value);
        }

        if (values.Count == 1 && values[0] is not (ApiObject or List<object?> or bool or null)
            && RowSchema<TRow>.Instance.BareValue is Column<TRow> bare && new DecodedScalar(values[0]) is var only && IsNumber(only))
        {
            bare.TrySet(row, only);
        }

        row.Extra = Extra<TRow>();
        return row;
    }

    /// <summary>What the answer holds beside what every answer may say and the values of columns, as JSON; null for nothing.</summary>
    private string? Extra<TRow>()
        where TRow : MailkitRow
    {
        ExtraText extra = new(notes.AddMember);
        foreach (KeyValuePair<string, object?> member in values.OfType<ApiObject>().SelectMany(value => value.Members))
        {
            if (!IsTaken<TRow>(member) && !(member.Value is ApiObject inner && inner.Members.TrueForAll(IsTaken<TRow>)))
            {
                extra.AddJson(member.Key, AnswerText.Of([member.Value!]), isUnknown: true);
            }
        }

        return extra.Finish();
    }

    /// <summary>Whether a member is the value of a column, or says what every answer may say.</summary>
    private static bool IsTaken<TRow>(KeyValuePair<string, object?> member)
        where TRow : MailkitRow
    {
        (Column<TRow>? column, _, Scalar value) = Read<TRow>(member);
        return column is null
            ? Envelope.KindOf(member.Key) != EnvelopeMember.Other
            : member.Value is not (ApiObject or List<object?>) && IsNumber(value);
    }

    private static (Column<TRow>? Column, int Rank, Scalar Value) Read<TRow>(KeyValuePair<string, object?> member)
        where TRow : MailkitRow
    {
        Column<TRow>? column = Find<TRow>(member.Key, out int rank);
        return (column, rank, new DecodedScalar(member.Value));
    }

    private static Column<TRow>? Find<TRow>(string name, out int rank)
        where TRow : MailkitRow => RowSchema<TRow>.Instance.Members.Find(Encoding.UTF8.GetBytes(name), out rank);

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
