using System;
using System.Xml;

namespace MailkitPS;

/// <summary>A name table for documents with few different names: a small cache in front of it spares the hash over a whole name.</summary>
internal sealed class SmallNameTable : NameTable
{
    private const int Places = 64;

    private readonly string[] _names = new string[Places];

    public override string Add(char[] key, int start, int len)
    {
        if (len == 0)
        {
            return string.Empty;
        }

        ref string name = ref _names[(len + (key[start] * 5) + (key[start + len - 1] * 3)) % Places];
        if (name is null || !key.AsSpan(start, len).SequenceEqual(name.AsSpan()))
        {
            name = base.Add(key, start, len);
        }

        return name;
    }
}
