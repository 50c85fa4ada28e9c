namespace MailkitPS.Tests;

/// <summary>Waits for what another thread or process brings about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task HoldsAsync(Func<bool> condition)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!condition())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    /// <summary>Waits until nothing holds an object any more: a thread that it has would.</summary>
    public static Task IsFreeAsync(WeakReference item) => HoldsAsync(() =>
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return !item.IsAlive;
    });
}
