namespace MailkitPS.Core.Tests.Delivery;

/// <summary>The keyed hash against vectors made with OpenSSL: key 00 01 … 0f, message 00 01 02 ….</summary>
public sealed class SipHashTests
{
    [Theory]
    [InlineData(0, "A3817F04BA25A8E66DF67214C7550293")]
    [InlineData(8, "3B62A9BA6258F5610F83E264F31497B4")]
    [InlineData(16, "6EE2A4CA67B054BBFD3315BF85230577")]
    [InlineData(24, "2DB479AE78BD50D8882A8A178A6132AD")]
    public void It_is_SipHash_2_4_with_128_bits(int length, string expected)
    {
        byte[] bytes = [.. Enumerable.Range(0, 24).Select(value => (byte)value)];
        SipHash hash = new(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8));
        for (int i = 0; i < length; i += sizeof(ulong))
        {
            hash.Add(BitConverter.ToUInt64(bytes, i));
        }

        (ulong low, ulong high) = hash.Finish();
        Assert.Equal(expected, Convert.ToHexString([.. BitConverter.GetBytes(low), .. BitConverter.GetBytes(high)]));
    }

    [Fact]
    public void Texts_do_not_run_into_each_other()
    {
        string?[][] texts =
        [
            [null, ""], ["", null], ["", ""],
            ["a", "b"], ["ab", ""], ["", "ab"], ["ab", null],
            ["abcd", "e"], ["abc", "de"],
            ["\0", ""], ["\0\0", ""],
        ];
        Assert.Distinct(texts.Select(pair =>
        {
            SipHash hash = new(1, 2);
            hash.Add(pair[0]);
            hash.Add(pair[1]);
            return hash.Finish();
        }));
    }
}
