using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Delivery.Comparing;

public sealed class MassMailCaveatsTests
{
    [Fact]
    public void The_help_says_the_caveats_in_the_same_words()
    {
        string page = File.ReadAllText(Path.Combine(ModuleEngine.Root, "docs", "en-US", "Compare-MailkitMassMail.md"));
        Assert.Equal(7, MassMailCaveats.All.Count);
        Assert.All(
            MassMailCaveats.All,
            caveat => Assert.Contains($"- {caveat.NotClaimed}, because {caveat.Because}.", page, StringComparison.Ordinal));
    }
}
