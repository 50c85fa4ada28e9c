using System;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace MailkitPS;

/// <summary>A value that has been decoded already, for a column to read.</summary>
internal sealed class DecodedScalar(object? value) : Scalar
{
    public override ScalarKind Kind => value switch
    {
        null => ScalarKind.Nothing,
        bool => ScalarKind.Boolean,
        long or double or BigInteger => ScalarKind.Number,
        _ => ScalarKind.Text,
    };

    public override ReadOnlySpan<byte> Utf8 => Encoding.UTF8.GetBytes(Text());

    public override string Text() => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTime date => WireText.Date(date)!,
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    public override string PooledText() => Text();

    public override object? Decode() => value;
}
