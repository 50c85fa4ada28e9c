using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace MailkitPS;

/// <summary>Makes one row of the answer to a send, wherever in it the members of the row stand.</summary>
/// <typeparam name="TRow">The class of the row.</typeparam>
internal sealed class SendBuilder<TRow> : AnswerBuilder<TRow>
    where TRow : class
{
    private const int MaxValues = 20;

    private readonly Func<string, TRow> _newRow;
    private readonly RowSchema<TRow> _schema = RowSchema<TRow>.Instance;
    private readonly ValueBuilder _values;

    /// <param name="function">The function that answers.</param>
    /// <param name="newRow">Makes the row; it is given what the answer holds, in words.</param>
    public SendBuilder(MailkitFunction function, Func<string, TRow> newRow)
        : base(function, new Envelope())
    {
        _newRow = newRow;
        _values = new ValueBuilder(function, AnswerList.IsNone, Envelope);
    }

    public override void Name(Scalar name) => _values.Name(name);

    public override bool StartObject() => _values.StartObject();

    public override bool StartArray() => _values.StartArray();

    public override void End() => _values.End();

    public override void Value(Scalar value) => _values.Value(value);

    public override void EndAnswer()
    {
        if (Envelope.Failure() is not null || !Envelope.IsFreeOfErrors)
        {
            return;
        }

        TRow row = _newRow(Describe(_values.Rows));
        List<ApiObject> objects = [.. _values.Rows.OfType<ApiObject>()];
        objects.AddRange([.. objects.SelectMany(value => value.Members).SelectMany(member => Elements(member.Value)).OfType<ApiObject>()]);

        // The last value wins, so the preferred name comes last, and of equal names the first one.
        foreach ((Column<TRow>? column, _, Scalar value) in objects
            .SelectMany(value => value.Members)
            .Select(Read)
            .Where(member => member.Column is not null && IsNumber(member.Value))
            .Reverse()
            .OrderBy(member => member.Value.Text() == "0" ? 0 : 1)
            .ThenByDescending(member => member.Rank))
        {
            column!.Set(row, value, Notes);
        }

        Rows.Add(row);
    }

    protected override void Empty()
    {
    }

    private (Column<TRow>? Column, int Rank, Scalar Value) Read(KeyValuePair<string, object?> member)
    {
        Column<TRow>? column = _schema.Find(Encoding.UTF8.GetBytes(member.Key), out int rank);
        return (column, rank, new DecodedScalar(member.Value));
    }

    private static IEnumerable<object?> Elements(object? value) => value as List<object?> ?? [value];

    /// <summary>An ID of an accepted send that is none is left out, and must not make the send a failure.</summary>
    private static bool IsNumber(Scalar value) => WireParser.TryReadInteger(value.Utf8, out long? number) && number >= 0;

    /// <summary>The names and single values of an answer, for a person who has to find out what Mailkit meant.</summary>
    private static string Describe(IEnumerable<object?> answer)
    {
        string[] values = [.. answer.SelectMany(value => Describe(null, value)).Take(MaxValues)];
        return values.Length == 0 ? "nothing" : string.Join(", ", values);
    }

    private static IEnumerable<string> Describe(string? name, object? value) => value switch
    {
        ApiObject members => members.Members.SelectMany(member => Describe(member.Key, member.Value)),
        List<object?> elements => elements.SelectMany(element => Describe(name, element)),
        _ =>
        [
            (name is null ? string.Empty : MessageText.Name(name) + " = ")
                + MessageText.Quote(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty),
        ],
    };
}
