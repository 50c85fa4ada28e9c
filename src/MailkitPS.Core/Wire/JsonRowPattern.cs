using System;
using System.Collections.Generic;
using System.Text.Json;

namespace MailkitPS;

/// <summary>
/// What the rows of a list have in common: all that stands between their values. It is learned from one row and compared with the bytes
/// of the next, of which only the values are then left to be read. The syntax of the one holds for the other, because the same bytes
/// stand in the same places.
/// </summary>
internal sealed class JsonRowPattern
{
    /// <summary>To learn a pattern costs as much as it saves over so many rows; rows that change too often are not worth it.</summary>
    private const int CostOfLearning = 8;
    private const int MaxCredit = 10 * CostOfLearning;

    /// <summary>Where in <see cref="Row"/> the bytes begin that stand behind the last value.</summary>
    private int _end;

    /// <summary>How many rows more have matched a pattern than patterns have cost.</summary>
    private int _credit = MaxCredit;

    /// <summary>The row that the pattern was learned from, with what separates it from the row before.</summary>
    public byte[] Row { get; private set; } = [];

    /// <summary>The members of a row; none while there is no pattern.</summary>
    public JsonRowMember[] Members { get; private set; } = [];

    /// <summary>Where the values of the row stand that has matched last, in the order of the members.</summary>
    public JsonPlace[] Values { get; private set; } = [];

    public void Forget() => Members = [];

    /// <summary>Learns from the next row; false where it is not here, has anything but single values, or does not pay.</summary>
    /// <param name="ahead">A copy of the reader, behind the row before.</param>
    /// <param name="bytes">What it reads.</param>
    public bool TryLearn(Utf8JsonReader ahead, ReadOnlySpan<byte> bytes)
    {
        if (_credit < CostOfLearning)
        {
            return false;
        }

        int start = (int)ahead.BytesConsumed;
        int end = 0;
        List<JsonRowMember> members = [];
        try
        {
            if (!ahead.Read() || ahead.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
            {
                JsonPlace name = JsonPlace.Of(ref ahead, -start);
                if (!ahead.Read())
                {
                    return false;
                }

                if (ahead.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    _credit -= CostOfLearning;
                    return false;
                }

                members.Add(new JsonRowMember(end, (int)ahead.TokenStartIndex - start - end, name));
                end = (int)ahead.BytesConsumed - start;
            }
        }
        catch (JsonException)
        {
            // The reader itself will come to it.
            return false;
        }

        if (ahead.TokenType != JsonTokenType.EndObject || members.Count == 0)
        {
            return false;
        }

        _credit -= CostOfLearning;
        _end = end;
        Row = bytes.Slice(start, (int)ahead.BytesConsumed - start).ToArray();
        Members = [.. members];
        Values = new JsonPlace[members.Count];
        return true;
    }

    /// <summary>Whether the next row looks the same, to its end.</summary>
    /// <param name="bytes">The buffer.</param>
    /// <param name="at">Behind the row before; behind the row if it looks the same.</param>
    public bool TryMatch(ReadOnlySpan<byte> bytes, ref int at)
    {
        ReadOnlySpan<byte> row = Row;
        JsonRowMember[] members = Members;
        JsonPlace[] values = Values;
        int end = at;
        for (int i = 0; i < members.Length; i++)
        {
            ref JsonRowMember member = ref members[i];
            if (!TrySkip(bytes, ref end, row.Slice(member.Start, member.Length)) || !JsonPlace.TryFind(bytes, ref end, out values[i]))
            {
                return false;
            }
        }

        if (members.Length == 0 || !TrySkip(bytes, ref end, row.Slice(_end)))
        {
            return false;
        }

        at = end;
        _credit = Math.Min(_credit + 1, MaxCredit);
        return true;
    }

    private static bool TrySkip(ReadOnlySpan<byte> bytes, ref int at, ReadOnlySpan<byte> expected)
    {
        bool isThere = bytes.Slice(at).StartsWith(expected);
        at += isThere ? expected.Length : 0;
        return isThere;
    }
}
