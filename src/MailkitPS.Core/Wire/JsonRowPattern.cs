using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MailkitPS;

/// <summary>
/// What the rows of a list have in common: all that stands between their values. It is learned from one row and compared with the bytes
/// of the next, of which only the values are then left to be read. The syntax of the one holds for the other, because the same bytes
/// stand in the same places. Most values are those of the row before, whose bytes are compared, too.
/// </summary>
internal sealed class JsonRowPattern
{
    /// <summary>To learn a pattern costs as much as it saves over so many rows; rows that change too often are not worth it.</summary>
    private const int CostOfLearning = 8;
    private const int MaxCredit = 10 * CostOfLearning;

    /// <summary>Where in <see cref="Row"/> the bytes begin that stand behind the last value.</summary>
    private int _end;

    /// <summary>Where in the buffer each member of the row begins that has matched last; then where its last value ends.</summary>
    private int[] _starts = [];

    /// <summary>How many rows more have matched a pattern than patterns have cost.</summary>
    private int _credit = MaxCredit;

    /// <summary>The row that the pattern was learned from, with what separates it from the row before.</summary>
    public byte[] Row { get; private set; } = [];

    /// <summary>The members of a row; none while there is no pattern.</summary>
    public JsonRowMember[] Members { get; private set; } = [];

    /// <summary>Where the values of the row stand that has matched last, in the order of the members.</summary>
    public JsonPlace[] Values { get; private set; } = [];

    /// <summary>Which values of the row that has matched last are those of the row before, byte by byte.</summary>
    public bool[] Repeats { get; private set; } = [];

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
        Repeats = new bool[members.Count];
        _starts = new int[members.Count + 1];
        return true;
    }

    /// <summary>Whether the next row looks the same, to its end.</summary>
    /// <param name="bytes">The buffer.</param>
    /// <param name="at">Behind the row before; behind the row if it looks the same.</param>
    /// <param name="hasBefore">The row before has matched, and is where it was.</param>
    [MethodImpl(Optimization.AtOnce)]
    public bool TryMatch(ReadOnlySpan<byte> bytes, ref int at, bool hasBefore)
    {
        ReadOnlySpan<byte> row = Row;
        JsonRowMember[] members = Members;
        if (members.Length == 0)
        {
            return false;
        }

        int end = at;
        for (int i = 0; i < members.Length; i++)
        {
            ref JsonRowMember member = ref members[i];
            int start = end;
            Repeats[i] = hasBefore && TryRepeat(bytes, i, ref end);
            bool isThere = Repeats[i]
                || (TrySkip(bytes, ref end, row.Slice(member.Start, member.Length)) && JsonPlace.TryFind(bytes, ref end, out Values[i]));
            if (!isThere)
            {
                return false;
            }

            _starts[i] = start;
        }

        _starts[members.Length] = end;
        if (!TrySkip(bytes, ref end, row.Slice(_end)))
        {
            return false;
        }

        at = end;
        _credit = Math.Min(_credit + 1, MaxCredit);
        return true;
    }

    /// <summary>Takes a member over from the row before, where its bytes are the same, and the one behind its value as well.</summary>
    [MethodImpl(Optimization.AtOnce)]
    private bool TryRepeat(ReadOnlySpan<byte> bytes, int member, ref int at)
    {
        int before = _starts[member];
        int length = _starts[member + 1] - before;
        if (!bytes.Slice(at).StartsWith(bytes.Slice(before, length + 1)))
        {
            return false;
        }

        Values[member] = Values[member].MovedBy(at - before);
        at += length;
        return true;
    }

    private static bool TrySkip(ReadOnlySpan<byte> bytes, ref int at, ReadOnlySpan<byte> expected)
    {
        bool isThere = bytes.Slice(at).StartsWith(expected);
        at += isThere ? expected.Length : 0;
        return isThere;
    }
}
