using System;
using System.Xml;

namespace MailkitPS;

/// <summary>
/// A name table for documents with few different names: a small cache in front of it spares the hash over a whole name. A table never
/// forgets a name, so a document with names without end is refused.
/// </summary>
internal sealed class SmallNameTable : NameTable
{
    private const int Places = 64;

    /// <summary>XML-RPC has some twenty names; an answer may have a few of its own, such as those of namespaces.</summary>
    private const int MaxTotalLength = 8 * 1024;

    private readonly string[] _names = new string[Places];
    private int _totalLength;

    public override string Add(char[] key, int start, int len)
    {
        if (len == 0)
        {
            return string.Empty;
        }

        ref string name = ref _names[(len + (key[start] * 5) + (key[start + len - 1] * 3)) % Places];
        if (name is null || !key.AsSpan(start, len).SequenceEqual(name.AsSpan()))
        {
            name = base.Get(key, start, len);
            if (name is null)
            {
                Count(len);
                name = base.Add(key, start, len);
            }
        }

        return name;
    }

    /// <summary>In this form come the addresses of namespaces.</summary>
    public override string Add(string key)
    {
        string? name = base.Get(key);
        if (name is null)
        {
            Count(key.Length);
            name = base.Add(key);
        }

        return name;
    }

    private void Count(int length)
    {
        _totalLength += length;
        if (_totalLength > MaxTotalLength)
        {
            throw MailkitException.NotTheWireFormat("The answer is not XML-RPC: it has too many names of elements or namespaces.");
        }
    }
}
