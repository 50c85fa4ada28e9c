using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MailkitPS;

/// <summary>A call or a value in its wire format, with slots for the values that are streamed.</summary>
internal sealed class EncodedCall(MemoryStream bytes, IReadOnlyCollection<Slot> slots)
{
    /// <summary>Everything but the streamed values.</summary>
    public byte[] Bytes { get; } = bytes.ToArray();

    /// <summary>The streamed values, in the order of their places.</summary>
    public IReadOnlyList<Slot> Slots { get; } = slots.Count > 0 ? [.. slots] : [];

    /// <summary>The length of the body, streamed values included.</summary>
    public long Length => Bytes.Length + (Slots.Count > 0 ? Slots.Sum(slot => slot.Value.Length) : 0);
}
