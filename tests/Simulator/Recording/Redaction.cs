using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MailkitPS.Simulator;

/// <summary>
/// Replaces personal data in an answer. Equal values get equal replacements in every recording of one account; the MD5 code is
/// the key, so nobody without it can recover the originals. What a program decides on stays: codes, statuses, dates, small numbers.
/// </summary>
internal sealed partial class Redaction(string md5)
{
    private const long LargestCount = 9_999;

    private readonly byte[] _key = Encoding.UTF8.GetBytes(md5);

    /// <summary>A text of a member. Without a name it is the whole answer, which is a refusal.</summary>
    public string Text(string? name, string text)
    {
        if (text.Length == 0 || (Date().IsMatch(text) && !IsPersonal(name)))
        {
            return text;
        }

        if (IsPersonal(name) && Figures().IsMatch(text))
        {
            return Digits(text);
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
        {
            long other = Number(name, number);
            return other == number ? text : other.ToString(CultureInfo.InvariantCulture);
        }

        return name is null || Said().IsMatch(name) ? Sentence(text)
            : Email().Match(text) is { Success: true } address && address.Length == text.Length ? EmailOf(text)
            : $"text-{Hash(text) % 1_000_000:D6}";
    }

    /// <summary>A whole number of a member: an ID is replaced, a code and a small count stay.</summary>
    public long Number(string? name, long number)
    {
        if (number == 0 || (Math.Abs(number) <= LargestCount && !IsId(name)))
        {
            return number;
        }

        ulong hash = Hash(number.ToString(CultureInfo.InvariantCulture));
        return number is > int.MaxValue or < int.MinValue
            ? 10_000_000_000 + (long)(hash % 90_000_000_000)
            : 10_000_000 + (long)(hash % 90_000_000);
    }

    /// <summary>The name of a member, which may be an address or an ID where the answer is a table.</summary>
    public string Name(string name) =>
        Email().IsMatch(name) ? Email().Replace(name, match => EmailOf(match.Value))
        : long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? Number(null, number).ToString(CultureInfo.InvariantCulture)
        : name;

    private static bool IsId(string? name) => name is not null && Id().IsMatch(name);

    private static bool IsPersonal(string? name) => name is not null && Personal().IsMatch(name);

    /// <summary>A message by Mailkit: only addresses and numbers in it are replaced.</summary>
    private string Sentence(string text)
    {
        text = Email().Replace(text, match => EmailOf(match.Value));
        text = Address().Replace(text, match => $"192.0.2.{Hash(match.Value) % 254 + 1}");
        return LongNumber().Replace(text, match => Digits(match.Value));
    }

    private string EmailOf(string address) => $"recipient-{Hash(address.ToUpperInvariant()) % 100_000_000:D8}@example.com";

    /// <summary>As many other digits.</summary>
    private string Digits(string text)
    {
        string digits = Hash(text).ToString("D20", CultureInfo.InvariantCulture);
        return string.Create(text.Length, (text, digits), static (other, from) =>
        {
            for (int i = 0; i < other.Length; i++)
            {
                other[i] = char.IsAsciiDigit(from.text[i]) ? from.digits[^(i % 16 + 1)] : from.text[i];
            }
        });
    }

    private ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?)?$|^\d{8}T\d\d:\d\d:\d\d$|^\d\d:\d\d(:\d\d)?$")]
    private static partial Regex Date();

    // Members that hold messages by Mailkit; every other text may be personal data.
    [GeneratedRegex(@"^(error|status|info|.*_status|.*_type|type|encoding|charset|language|timezone|reason)$", RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    [GeneratedRegex(@"(^|_)id(_|$|s$)|^(request|data)$", RegexOptions.IgnoreCase)]
    private static partial Regex Id();

    [GeneratedRegex(@"phone|mobile|fax|zip|birth|vat|custom|name|nick", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();

    // A telephone number, a postal code, a day of birth.
    [GeneratedRegex(@"^[\d\s+:T/().-]+$")]
    private static partial Regex Figures();

    [GeneratedRegex(@"[^\s@<>""',;:()]+@[^\s@<>""',;:()]+\.[A-Za-z]{2,}")]
    private static partial Regex Email();

    [GeneratedRegex(@"\b\d{1,3}(\.\d{1,3}){3}\b|\b[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    // Does not match inside the address that has just been put there.
    [GeneratedRegex(@"(?<![-.\d])\d{5,}")]
    private static partial Regex LongNumber();
}
