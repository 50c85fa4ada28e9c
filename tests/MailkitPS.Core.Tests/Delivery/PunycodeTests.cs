namespace MailkitPS.Core.Tests.Delivery;

/// <summary>The samples of RFC 3492, 7.1, and of the registries.</summary>
public sealed class PunycodeTests
{
    [Theory]
    [InlineData("ü", "tda")]
    [InlineData("bücher", "bcher-kva")]
    [InlineData("straße", "strae-oqa")]
    [InlineData("pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a")]
    [InlineData("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye")]
    [InlineData("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l")]
    [InlineData("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v")]
    [InlineData("😀", "e28h")]
    public void A_label_is_written_as_the_standard_says(string label, string expected) => Assert.Equal(expected, Punycode.Encode(label));
}
