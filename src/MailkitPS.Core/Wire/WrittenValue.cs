using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MailkitPS;

/// <summary>A call or a value as a wire format writes it, with gaps where a <see cref="StreamedValue"/> belongs.</summary>
internal sealed class WrittenValue(MemoryStream bytes, IReadOnlyList<KeyValuePair<int, StreamedValue>> gaps)
{
    /// <summary>The whole of it, gaps left out.</summary>
    public byte[] Bytes { get; } = bytes.ToArray();

    /// <summary>What belongs in it, and behind how many bytes.</summary>
    public IReadOnlyList<KeyValuePair<int, StreamedValue>> Gaps { get; } = gaps;

    /// <summary>With the gaps filled.</summary>
    public long Length => Bytes.Length + Gaps.Sum(gap => gap.Value.Length);
}
