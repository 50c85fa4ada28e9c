using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace MailkitPS;

/// <summary>Where a name or a single value stands in a buffer of JSON.</summary>
/// <param name="start">The first byte, behind the quotation mark of a text.</param>
/// <param name="length">How many bytes, without the quotation marks.</param>
/// <param name="kind">What it is.</param>
/// <param name="isEscaped">It is a text with escapes.</param>
internal readonly struct JsonPlace(int start, int length, ScalarKind kind, bool isEscaped = false)
{
    private const ulong EachByte = 0x0101010101010101;
    private const ulong HighBits = 0x80 * EachByte;

    public int Start => start;

    public int Length => length;

    public ScalarKind Kind => kind;

    public bool IsEscaped => isEscaped;

    /// <summary>The same name or value that many bytes further on.</summary>
    public JsonPlace MovedBy(int bytes) => new(start + bytes, length, kind, isEscaped);

    /// <summary>The name or single value at which a reader stands.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="origin">Where in the buffer the bytes begin that it reads.</param>
    public static JsonPlace Of(ref Utf8JsonReader reader, int origin)
    {
        int start = origin + (int)reader.TokenStartIndex;
        int length = reader.ValueSpan.Length;
        return reader.TokenType switch
        {
            JsonTokenType.String or JsonTokenType.PropertyName => new(start + 1, length, ScalarKind.Text, reader.ValueIsEscaped),
            JsonTokenType.Number => new(start, length, ScalarKind.Number),
            JsonTokenType.Null => new(start, length, ScalarKind.Nothing),
            _ => new(start, length, ScalarKind.Boolean),
        };
    }

    /// <summary>Finds the single value that begins at a place: most of them by a look at their bytes, the others with a reader.</summary>
    /// <param name="bytes">The buffer.</param>
    /// <param name="at">The place; behind the value where one was found.</param>
    /// <param name="value">The value.</param>
    /// <returns>False where there is none, or not all of it.</returns>
    [MethodImpl(Optimization.AtOnce)]
    public static bool TryFind(ReadOnlySpan<byte> bytes, ref int at, out JsonPlace value)
    {
        value = default;
        if (at == bytes.Length)
        {
            return false;
        }

        int end;
        byte first = bytes[at];
        if (first == '"')
        {
            end = EndOfPlainText(bytes, at + 1);
            if (end < bytes.Length && bytes[end] == '"')
            {
                value = new JsonPlace(at + 1, end - at - 1, ScalarKind.Text);
                at = end + 1;
                return true;
            }
        }
        else if (first is >= (byte)'1' and <= (byte)'9')
        {
            end = EndOfDigits(bytes, at + 1);
            if (end < bytes.Length && bytes[end] is (byte)',' or (byte)'}')
            {
                value = new JsonPlace(at, end - at, ScalarKind.Number);
                at = end;
                return true;
            }
        }

        return TryRead(bytes, ref at, out value);
    }

    private static bool TryRead(ReadOnlySpan<byte> bytes, ref int at, out JsonPlace value)
    {
        value = default;
        Utf8JsonReader reader = new(bytes.Slice(at), isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                return false;
            }
        }
        catch (JsonException)
        {
            return false;
        }

        value = Of(ref reader, at);
        at += (int)reader.BytesConsumed;
        return true;
    }

    /// <summary>The first byte that may mean something else than itself in a text.</summary>
    [MethodImpl(Optimization.AtOnce)]
    private static int EndOfPlainText(ReadOnlySpan<byte> bytes, int at)
    {
        for (; at <= bytes.Length - sizeof(ulong); at += sizeof(ulong))
        {
            // Eight letters at once. Each difference borrows from the high bit of a byte that is too small.
            ulong letters = MemoryMarshal.Read<ulong>(bytes.Slice(at));
            ulong quotes = letters ^ ('"' * EachByte);
            ulong backslashes = letters ^ ('\\' * EachByte);
            ulong special = ((letters - (' ' * EachByte)) & ~letters)
                | ((quotes - EachByte) & ~quotes)
                | ((backslashes - EachByte) & ~backslashes);
            if ((special & HighBits) != 0)
            {
                break;
            }
        }

        while (at < bytes.Length && bytes[at] is >= (byte)' ' and not ((byte)'"' or (byte)'\\'))
        {
            at++;
        }

        return at;
    }

    [MethodImpl(Optimization.AtOnce)]
    private static int EndOfDigits(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        return at;
    }
}
