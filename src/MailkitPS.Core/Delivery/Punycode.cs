using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace MailkitPS;

/// <summary>
/// Letters of all scripts in those of ASCII, as RFC 3492 writes them. .NET's own IdnMapping follows the operating system, where some
/// make ss of a German ß and some do not, so that equal addresses would be equal on one machine and differ on another.
/// </summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int MaxThreshold = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int FirstBias = 72;
    private const int FirstCode = 0x80;

    /// <summary>Writes a part of a domain in ASCII, without the <c>xn--</c> before it.</summary>
    /// <param name="label">The part. Effort grows with the square of its length.</param>
    public static string Encode(string label)
    {
        int[] codes = [.. CodesOf(label)];
        StringBuilder encoded = new();
        foreach (int code in codes.Where(code => code < FirstCode))
        {
            encoded.Append((char)code);
        }

        int basic = encoded.Length;
        if (basic > 0)
        {
            encoded.Append('-');
        }

        int bias = FirstBias;
        int delta = 0;
        int latest = FirstCode;
        for (int handled = basic; handled < codes.Length; delta++, latest++)
        {
            int next = codes.Where(code => code >= latest).Min();
            delta += (next - latest) * (handled + 1);
            latest = next;
            foreach (int code in codes)
            {
                if (code < latest)
                {
                    delta++;
                }
                else if (code == latest)
                {
                    AppendNumber(encoded, delta, bias);
                    bias = Adapt(handled == basic ? delta / Damp : delta / 2, handled + 1);
                    delta = 0;
                    handled++;
                }
            }
        }

        return encoded.ToString();
    }

    private static IEnumerable<int> CodesOf(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            yield return char.IsSurrogatePair(text, i) ? char.ConvertToUtf32(text, i++) : text[i];
        }
    }

    /// <summary>Appends a number whose last digit is one below a threshold that the bias sets.</summary>
    private static void AppendNumber(StringBuilder encoded, int number, int bias)
    {
        for (int place = Base; ; place += Base)
        {
            int threshold = place <= bias ? 1 : place >= bias + MaxThreshold ? MaxThreshold : place - bias;
            if (number < threshold)
            {
                encoded.Append(DigitOf(number));
                return;
            }

            encoded.Append(DigitOf(threshold + ((number - threshold) % (Base - threshold))));
            number = (number - threshold) / (Base - threshold);
        }
    }

    private static char DigitOf(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    private static int Adapt(int delta, int handled)
    {
        delta += delta / handled;
        int bias = 0;
        for (; delta > (Base - 1) * MaxThreshold / 2; bias += Base)
        {
            delta /= Base - 1;
        }

        return bias + (Base * delta / (delta + Skew));
    }
}
