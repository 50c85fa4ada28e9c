using System;

namespace MailkitPS;

/// <summary>
/// A number as it is spelled in decimal: its digits, and where among them the point stands. Reading it takes a time that grows as the text
/// does and no memory, whatever a server sends.
/// </summary>
internal readonly ref struct DecimalDigits
{
    private const int MaxDigits = 19;
    private const int MaxExponent = 1_000_000_000;

    private readonly ReadOnlySpan<byte> _digits;
    private readonly long _exponent;
    private readonly bool _isNegative;

    /// <param name="digits">The digits, perhaps with a point among them.</param>
    /// <param name="exponent">The power of ten behind them.</param>
    /// <param name="isNegative">Whether a minus stands before them.</param>
    private DecimalDigits(ReadOnlySpan<byte> digits, long exponent, bool isNegative)
    {
        _digits = digits;
        _exponent = exponent;
        _isNegative = isNegative;
    }

    /// <summary>Reads a number with a sign, a point and an exponent where it has them; false for anything else.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out DecimalDigits number)
    {
        number = default;
        bool isNegative = text.Length > 0 && text[0] == (byte)'-';
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            text = text.Slice(1);
        }

        int mark = text.IndexOfAny((byte)'e', (byte)'E');
        ReadOnlySpan<byte> digits = mark < 0 ? text : text.Slice(0, mark);
        long exponent = 0;
        if (!AreDigits(digits) || (mark >= 0 && !TryReadExponent(text.Slice(mark + 1), out exponent)))
        {
            return false;
        }

        number = new DecimalDigits(digits, exponent, isNegative);
        return true;
    }

    /// <summary>The whole number of 64 bits that it is, to its last digit; false when it is none.</summary>
    public bool TryGetInteger(out long number)
    {
        number = 0;
        int start = 0;
        while (start < _digits.Length && IsZeroOrPoint(_digits[start]))
        {
            start++;
        }

        // Behind the last digit that is not 0.
        int end = _digits.Length;
        while (end > start && IsZeroOrPoint(_digits[end - 1]))
        {
            end--;
        }

        ReadOnlySpan<byte> digits = _digits.Slice(start, end - start);
        if (digits.Length == 0)
        {
            return true;
        }

        int point = _digits.IndexOf((byte)'.');
        long zeros = _exponent + (point < 0 ? _digits.Length - end : point >= end ? point - end : point + 1 - end);
        if (zeros < 0 || digits.Length + zeros > MaxDigits + 1)
        {
            return false;
        }

        decimal value = 0;
        foreach (byte digit in digits)
        {
            value = digit == (byte)'.' ? value : (10 * value) + (digit - '0');
        }

        for (; zeros > 0; zeros--)
        {
            value *= 10;
        }

        value = _isNegative ? -value : value;
        if (value is < long.MinValue or > long.MaxValue)
        {
            return false;
        }

        number = (long)value;
        return true;
    }

    private static bool IsZeroOrPoint(byte letter) => letter is (byte)'0' or (byte)'.';

    private static bool AreDigits(ReadOnlySpan<byte> text)
    {
        int points = 0;
        foreach (byte letter in text)
        {
            if (letter == (byte)'.')
            {
                points++;
            }
            else if (letter is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
        }

        return points <= 1 && text.Length > points;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, out long exponent)
    {
        exponent = 0;
        bool isNegative = text.Length > 0 && text[0] == (byte)'-';
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            text = text.Slice(1);
        }

        foreach (byte digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            exponent = Math.Min(MaxExponent, (10 * exponent) + (digit - '0'));
        }

        exponent = isNegative ? -exponent : exponent;
        return text.Length > 0;
    }
}
