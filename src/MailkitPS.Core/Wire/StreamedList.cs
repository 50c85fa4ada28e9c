using System.Collections.Generic;

namespace MailkitPS;

/// <summary>A list whose elements are encoded one by one while the body is sent.</summary>
/// <param name="elements">The elements; every pass over them gives the same.</param>
/// <param name="length">How many bytes they take in the body, separators included.</param>
internal sealed class StreamedList(IEnumerable<object> elements, long length) : StreamedValue
{
    public override long Length => length;

    public IEnumerable<object> Elements => elements;
}
