using CsCheck;
using MailkitPS.Tests;

namespace MailkitPS.Core.Tests.Delivery.Comparing;

/// <summary>Random mass sends: every outcome is the one that a model finds which keeps everything.</summary>
public sealed class MassMailPropertyTests
{
    private const int Least = 10_000;

    [Fact]
    public void Every_outcome_is_the_one_of_a_model_that_keeps_everything()
    {
        long outcomes = 0;
        Gen.Int[0, int.MaxValue].Sample(
            seed => Interlocked.Add(ref outcomes, new RandomMassMail(seed, maxRecipients: 200).Check()) > 0,
            iter: Report.IsFull ? 20_000 : 150);
        Assert.InRange(outcomes, Least, long.MaxValue);
    }

    [Fact]
    public void So_it_is_of_ten_thousand_recipients()
    {
        for (int seed = 0; seed < (Report.IsFull ? 50 : 1); seed++)
        {
            Assert.InRange(new RandomMassMail(seed, maxRecipients: 10_000).Check(), 1, 10_000);
        }
    }
}
