namespace MailkitPS;

/// <summary>A place in an <see cref="EncodedCall"/> where a streamed value belongs.</summary>
/// <param name="offset">How many encoded bytes come before it.</param>
/// <param name="value">The value.</param>
internal readonly struct Slot(int offset, StreamedValue value)
{
    public int Offset { get; } = offset;

    public StreamedValue Value { get; } = value;
}
