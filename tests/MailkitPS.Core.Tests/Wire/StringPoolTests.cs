namespace MailkitPS.Core.Tests.Wire;

/// <summary>Texts that repeat are the same string.</summary>
public sealed class StringPoolTests
{
    private readonly StringPool _pool = new(text => text);

    [Fact]
    public void A_text_that_comes_again_is_the_same_string()
    {
        Assert.Same(Get("unsubscribed email"), Get("unsubscribed email"));
        Assert.Same(string.Empty, Get(string.Empty));
    }

    [Fact]
    public void However_many_texts_there_are_each_is_as_it_came()
    {
        string[] texts = [.. Enumerable.Range(0, 5000).Select(i => $"text {i}")];
        Assert.Equal([.. texts, .. texts], texts.Concat(texts).Select(Get));
    }

    [Fact]
    public void A_long_text_is_not_kept()
    {
        string text = new('x', StringPool.MaxTextLength + 1);
        Assert.Equal(text, Get(text));
        Assert.NotSame(Get(text), Get(text));
    }

    [Fact]
    public void What_is_made_of_a_text_is_made_once()
    {
        int made = 0;
        StringPool pool = new(text =>
        {
            made++;
            return text.ToUpperInvariant();
        });
        Assert.Equal(["A", "A"], [pool.Get(['a'], 1), pool.Get(['a'], 1)]);
        Assert.Equal(1, made);
    }

    private string Get(string text) => _pool.Get(text.ToCharArray(), text.Length);
}
