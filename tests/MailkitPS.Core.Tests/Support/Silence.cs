namespace MailkitPS.Core.Tests;

/// <summary>Nothing happens until the token is cancelled; who waits then continues at once, on the thread that cancels it.</summary>
internal static class Silence
{
    public static Task UntilAsync(CancellationToken token)
    {
        TaskCompletionSource never = new();
        token.Register(() => never.TrySetCanceled(token));
        return never.Task;
    }
}
