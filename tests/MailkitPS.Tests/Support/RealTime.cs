namespace MailkitPS.Tests;

/// <summary>
/// Tests that measure seconds of real time run alone, after the others: a busy machine is not what they are about. They mostly wait, so
/// that the Pester files run meanwhile, with a lower priority.
/// </summary>
[CollectionDefinition(nameof(RealTime), DisableParallelization = true)]
public sealed class RealTime : ICollectionFixture<RealTime.Beside>
{
    /// <summary>What begins with these tests.</summary>
    public sealed class Beside
    {
        public Beside(PesterInBackground pester) => pester.Begin();
    }
}
