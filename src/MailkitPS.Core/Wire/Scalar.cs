using System;

namespace MailkitPS;

/// <summary>A name or a single value of an answer, decoded only as far as somebody asks; good until the reader goes on.</summary>
internal abstract class Scalar
{
    /// <summary>A number of more digits is refused: some conversions take a time that grows faster than their number.</summary>
    protected const int MaxNumberSize = 1000;

    /// <summary>What the wire format says of the value.</summary>
    public ScalarKind Kind { get; protected set; }

    /// <summary>It is bytes, which need not be a text.</summary>
    public virtual bool IsBytes => false;

    /// <summary>It is called a boolean and is none.</summary>
    public virtual bool IsMistyped => false;

    /// <summary>Its text in UTF-8, as it came.</summary>
    public abstract ReadOnlySpan<byte> Utf8 { get; }

    /// <summary>Its text, without the MD5 code: a server may echo the request.</summary>
    public abstract string Text();

    /// <summary>The same, from a pool where it is short and came before.</summary>
    public abstract string PooledText();

    /// <summary>
    /// The value in the type that the wire format gives it: a text, a boolean, a long, a BigInteger, a double, a DateTime, a byte[]
    /// or null. What is none of its type stays the text that it is.
    /// </summary>
    public abstract object? Decode();
}
