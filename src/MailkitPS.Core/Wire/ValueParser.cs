using System;

namespace MailkitPS;

/// <summary>Reads a value from its text; null for the empty text, false for one that cannot be read.</summary>
internal delegate bool ValueParser<TValue>(ReadOnlySpan<byte> utf8, out TValue? value)
    where TValue : struct;
