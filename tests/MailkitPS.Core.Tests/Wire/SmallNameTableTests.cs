namespace MailkitPS.Core.Tests.Wire;

/// <summary>Equal names in a document are the same string, which XmlReader relies on.</summary>
public sealed class SmallNameTableTests
{
    private readonly SmallNameTable _names = new();

    [Fact]
    public void Equal_names_are_the_same_string()
    {
        string member = _names.Add("member");
        Assert.Same(member, _names.Add("a member".ToCharArray(), 2, 6));
        Assert.Same(member, _names.Add("member".ToCharArray(), 0, 6));
        Assert.Same(string.Empty, _names.Add([], 0, 0));
    }

    [Fact]
    public void Names_of_one_place_are_told_apart()
    {
        // They all have the same length, first letter and last letter.
        string[] names = [.. Enumerable.Range(10, 90).Select(i => $"a{i}z")];
        string[] added = [.. names.Select(name => _names.Add(name.ToCharArray(), 0, name.Length))];
        Assert.Equal(names, added);
        Assert.All(names, name => Assert.Same(_names.Get(name), _names.Add(name.ToCharArray(), 0, name.Length)));
    }

    [Fact]
    public void A_name_is_the_same_string_in_whatever_form_it_is_added()
    {
        string letters = _names.Add("value".ToCharArray(), 0, 5);
        Assert.Same(letters, _names.Add("value"));
        Assert.Same(string.Empty, _names.Add(string.Empty));
    }

    [Fact]
    public void Texts_count_as_names_do()
    {
        _names.Add(new string('n', 8000));
        _names.Add(new string('n', 8000));
        MailkitException failure = Assert.Throws<MailkitException>(() => _names.Add(new string('m', 8000)));
        Assert.Contains("too many names", failure.Message, StringComparison.Ordinal);
    }
}
