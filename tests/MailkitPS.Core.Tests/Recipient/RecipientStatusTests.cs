namespace MailkitPS.Core.Tests.Recipient;

/// <summary>Mailkit's words for the state of a recipient.</summary>
public sealed class RecipientStatusTests
{
    [Theory]
    [InlineData("permanent", "permanent")]
    [InlineData(" Permanent ", "permanent")]
    [InlineData("unsubscribe", "unsubscribe")]
    [InlineData("UNSUBSCRIBED", "unsubscribe")]
    [InlineData("Sleeping", "Sleeping")]
    public void A_known_word_is_in_lower_case_and_another_one_stays(string word, string expected) =>
        Assert.Equal(expected, RecipientStatus.Normalize(word));
}
