namespace MailkitPS;

/// <summary>A value of a call that is too large to be held: the encoded call has a slot for it, filled while the body is sent.</summary>
internal abstract class StreamedValue
{
    /// <summary>How many bytes it takes in the body.</summary>
    public abstract long Length { get; }
}
