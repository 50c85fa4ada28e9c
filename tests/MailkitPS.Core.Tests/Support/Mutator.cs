using System.Text;
using CsCheck;

namespace MailkitPS.Core.Tests;

/// <summary>Damages an answer as a broken server, a broken line or an attacker might.</summary>
internal static class Mutator
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "null", "true", "-", "1e99", "99999999999999999999",
            "\0", "\uFEFF", " ", "\n",
            "\"results\":", "\"ERROR_CODE\":", "\"error_status\":1,", "\"error\":\"x\",", "\"status\":\"OK\",", "{\"results\":[",
            "<", ">", "</", "/>", "&", "&lt;", "&#0;", "&#x110000;", "]]>", "<![CDATA[", "<!--", "-->", "<?x?>",
            "<!DOCTYPE a>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
            "<value>", "</value>", "<struct>", "</struct>", "<member>", "<name>", "<i4>", "<array><data>", "<nil/>", "<fault>",
            "<boolean>1</boolean>",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xEF, 0xBB], [0xFF, 0xFE],
    ];

    private static readonly Gen<Change> AnyChange =
        from kind in Gen.Int[0, 5]
        from at in Gen.Double[0, 1]
        from length in Gen.Int[1, 40]
        from value in Gen.Byte
        from token in Gen.Int[0, Tokens.Length - 1]
        select new Change(kind, at, length, value, token);

    /// <summary>A few changes to a body of any length.</summary>
    public static Gen<Change[]> Changes { get; } = AnyChange.Array[1, 6];

    /// <summary>The damaged body, and where the damage begins.</summary>
    public static (byte[] Body, int FirstDamage) Apply(byte[] body, Change[] changes)
    {
        List<byte> damaged = [.. body];
        int first = body.Length;
        foreach (Change change in changes)
        {
            int at = (int)(change.At * damaged.Count);
            int length = Math.Min(change.Length, damaged.Count - at);
            first = Math.Min(first, at);
            switch (change.Kind)
            {
                case 0 when length > 0:
                    damaged[at] = change.Value;
                    break;
                case 1:
                    damaged.RemoveRange(at, length);
                    break;
                case 2:
                    damaged.InsertRange(at, damaged.GetRange(at, length));
                    break;
                case 3:
                    damaged.RemoveRange(at, damaged.Count - at);
                    break;
                case 4 when length > 0:
                    damaged[at] ^= (byte)(1 << (change.Value % 8));
                    break;
                default:
                    damaged.InsertRange(at, Tokens[change.Token]);
                    break;
            }
        }

        return ([.. damaged], first);
    }

    internal sealed record Change(int Kind, double At, int Length, byte Value, int Token);
}
