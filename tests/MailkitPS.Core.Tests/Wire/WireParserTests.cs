using System.Text;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>What is read the same in both wire formats.</summary>
public sealed class WireParserTests
{
    [Fact]
    public void Names_are_equal_in_any_letter_case_and_in_nothing_else()
    {
        // Long enough for both ways of comparing: eight bytes at once, and one.
        byte[] name = Encoding.ASCII.GetBytes("custom_12abc");
        for (int place = 0; place < name.Length; place++)
        {
            for (int first = 0; first <= byte.MaxValue; first++)
            {
                for (int second = 0; second <= byte.MaxValue; second++)
                {
                    byte[] left = [.. name];
                    byte[] right = [.. name];
                    left[place] = (byte)first;
                    right[place] = (byte)second;
                    bool isSame = first == second
                        || (char.IsAsciiLetter((char)first) && char.ToUpperInvariant((char)first) == char.ToUpperInvariant((char)second));
                    Assert.True(isSame == WireParser.EqualsIgnoreCase(left, right), $"{first} and {second} at {place}");
                }
            }
        }
    }

    [Fact]
    public void Names_of_different_length_differ() => Assert.False(WireParser.EqualsIgnoreCase("custom_1"u8, "custom_12"u8));
}
