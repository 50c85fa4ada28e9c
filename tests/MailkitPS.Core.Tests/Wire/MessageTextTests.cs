namespace MailkitPS.Core.Tests.Wire;

/// <summary>What a message shows of an answer.</summary>
public sealed class MessageTextTests
{
    [Theory]
    [InlineData("STATUS", "STATUS")]
    [InlineData("ada@example.com", "(with an e-mail address)")]
    [InlineData("a\u001bb", "a\\u001Bb")]
    public void A_name_stands_by_itself(string name, string shown) => Assert.Equal(shown, MessageText.Name(name));

    [Theory]
    [InlineData("OK", "'OK'")]
    [InlineData("to ada@example.com", "(with an e-mail address)")]
    [InlineData("a\nb", "'a\\nb'")]
    public void A_value_is_quoted(string value, string shown) => Assert.Equal(shown, MessageText.Quote(value));

    [Theory]
    [InlineData("Nobody is called ada", "Nobody is called ada")]
    [InlineData("No recipient <ada@example.com>, sorry", "No recipient (with an e-mail address) sorry")]
    [InlineData("'ada@x' 'bob@y'", "(with an e-mail address) (with an e-mail address)")]
    public void Addresses_among_words_are_left_out(string text, string shown) =>
        Assert.Equal(shown, MessageText.WithoutAddresses(text));

    [Fact]
    public void What_is_long_is_cut_and_no_character_in_two()
    {
        Assert.Equal(new string('x', 100) + "…", MessageText.Name(new string('x', 101)));
        Assert.Equal($"'{new string('x', 99)}…'", MessageText.Quote(new string('x', 99) + "🐎 and more"));
    }
}
