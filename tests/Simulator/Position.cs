using System;

namespace MailkitPS.Simulator;

/// <summary>A place in the body of an answer, at which it is cut, falls silent or pauses.</summary>
public sealed class Position
{
    private readonly Func<byte[], int> _find;

    private Position(Func<byte[], int> find)
    {
        _find = find;
    }

    /// <summary>Behind so many bytes.</summary>
    /// <param name="bytes">How many.</param>
    /// <returns>The position.</returns>
    public static Position AfterBytes(int bytes) => new(_ => bytes);

    /// <summary>Behind the last byte of a row; JSON has the comma after it.</summary>
    /// <param name="row">Which row, from 1.</param>
    /// <returns>The position.</returns>
    public static Position AfterRow(int row) => new(body => EndOfRow(body, row));

    /// <summary>A little behind the end of the row before.</summary>
    /// <param name="row">Which row, from 1.</param>
    /// <returns>The position.</returns>
    public static Position InsideRow(int row) => new(body => (EndOfRow(body, row - 1) + EndOfRow(body, row)) / 2);

    /// <summary>How many bytes lie before it.</summary>
    /// <param name="body">The whole body.</param>
    /// <returns>The number of bytes.</returns>
    public int In(byte[] body) => _find(body);

    private static int EndOfRow(byte[] body, int row)
    {
        ReadOnlySpan<byte> end = body[0] == '<' ? "</struct>"u8 : "}"u8;
        int at = 0;
        for (; row > 0; row--)
        {
            at += body.AsSpan(at).IndexOf(end) + end.Length;
        }

        return at;
    }
}
