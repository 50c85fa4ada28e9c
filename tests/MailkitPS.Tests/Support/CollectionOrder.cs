using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(MailkitPS.Tests.CollectionOrder))]

namespace MailkitPS.Tests;

/// <summary>
/// What takes long begins first, so that nothing waits for it at the end; and the Pester files, which run beside all others, are
/// asked last for how they ended.
/// </summary>
public sealed class CollectionOrder : ITestCollectionOrderer
{
    private static readonly string[] First = [nameof(Processes)];
    private static readonly string[] Last = [nameof(RealTime), nameof(PesterSuite)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Rank(collection.TestCollectionDisplayName))];

    private static int Rank(string name) => First.Contains(name) ? -1 : 1 + Array.IndexOf(Last, name);
}
