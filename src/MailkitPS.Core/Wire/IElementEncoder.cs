using System;

namespace MailkitPS;

/// <summary>Encodes the elements of a list one after another, with buffers that are used again.</summary>
internal interface IElementEncoder : IDisposable
{
    /// <summary>One element of a list, without what stands between two.</summary>
    /// <exception cref="MailkitException">It cannot be written in this format.</exception>
    EncodedCall Encode(object element);
}
