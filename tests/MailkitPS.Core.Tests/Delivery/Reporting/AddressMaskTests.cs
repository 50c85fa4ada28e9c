namespace MailkitPS.Core.Tests;

/// <summary>No name stays whole, wherever people write one.</summary>
public sealed class AddressMaskTests
{
    [Theory]
    [InlineData("alice@example.com", "a…e@example.com")]
    [InlineData("user.name@example.com (John Smith)", "u…e@example.com…")]
    [InlineData("a@b.cz john.smith", "…@b.cz…")]
    [InlineData("x@y.cz,user.name", "…@y.cz…")]
    [InlineData("user.name%40example.com", "u…e@example.com")]
    [InlineData("user.name\uFF20example.com", "u…e@example.com")]
    [InlineData("user.name@", "u…e@")]
    [InlineData("alice(at)example.com", "a…m")]
    public void An_address_is_shown_without_its_name(string address, string shown) => Assert.Equal(shown, AddressMask.Of(address));

    [Theory]
    [InlineData("5.1.1 no such user", "5.1.1 no such user")]
    [InlineData("invalid: alice@example.com, permanent", "invalid: a…e@example.com, permanent")]
    [InlineData("for \"john smith\"@x.cz it is", "for \"…\"@x.cz it is")]
    [InlineData("a\tuser.name@b.cz\nb", "a\tu…e@b.cz\nb")]
    [InlineData("for x@y.cz,user.name it is", "for …@y.cz… it is")]
    [InlineData("for user.name%40example.com it is", "for u…e@example.com it is")]
    [InlineData("for user.name\uFF20example.com.", "for u…e@example.com.")]
    public void Words_are_shown_with_addresses_masked(string text, string shown) => Assert.Equal(shown, AddressMask.In(text));

    [Theory]
    [InlineData("a@B.example", "b.example")]
    [InlineData(" a%40b.example ", "b.example")]
    [InlineData("a\uFF20b.example", "b.example")]
    [InlineData("a@b.example (John Smith)", "(no domain)")]
    [InlineData("a@b.example,john", "(no domain)")]
    [InlineData("a@", "(no domain)")]
    [InlineData("a", "(no domain)")]
    [InlineData(null, "(no domain)")]
    public void What_is_no_domain_is_not_named_as_one(string? address, string domain)
    {
        DomainTable domains = new();
        domains.Add(address, RecipientOutcome.Missing);
        Assert.Equal(domain, Assert.Single(domains.Worst(1, out _, out _)).Key);
    }
}
