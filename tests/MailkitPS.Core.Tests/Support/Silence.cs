namespace MailkitPS.Core.Tests;

/// <summary>Nothing happens until somebody gives up; what waits for it goes on at once, on the thread that gives up.</summary>
internal static class Silence
{
    public static Task UntilAsync(CancellationToken token)
    {
        TaskCompletionSource never = new();
        token.Register(() => never.TrySetCanceled(token));
        return never.Task;
    }
}
