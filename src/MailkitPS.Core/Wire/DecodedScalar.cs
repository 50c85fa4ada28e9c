using System;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace MailkitPS;

/// <summary>A value that has been decoded already, for a column to read.</summary>
internal sealed class DecodedScalar : Scalar
{
    private readonly object? _value;

    public DecodedScalar(object? value)
    {
        _value = value;
        Kind = value switch
        {
            null => ScalarKind.Nothing,
            bool => ScalarKind.Boolean,
            long or double or BigInteger => ScalarKind.Number,
            _ => ScalarKind.Text,
        };
    }

    public override ReadOnlySpan<byte> Utf8 => Encoding.UTF8.GetBytes(Text());

    public override string Text() => _value switch
    {
        bool flag => flag ? "true" : "false",
        DateTime date => WireText.Date(date)!,
        byte[] bytes => Utf8Text.Of(bytes) ?? Convert.ToBase64String(bytes),
        _ => Convert.ToString(_value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    public override string PooledText() => Text();

    public override object? Decode() => _value;
}
