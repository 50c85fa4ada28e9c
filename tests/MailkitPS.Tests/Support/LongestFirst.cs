using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(MailkitPS.Tests.LongestFirst))]

namespace MailkitPS.Tests;

/// <summary>
/// Begins with what starts programs, the Pester files among it: that takes longest, and what begins last would be waited for alone, while
/// half of the machine is idle. The order of the others changes from run to run.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
    [
        .. DefaultTestCollectionOrderer.Instance.OrderTestCollections(testCollections)
            .OrderBy(collection => collection.TestCollectionDisplayName.Contains(nameof(Processes), StringComparison.Ordinal) ? 0 : 1),
    ];
}
