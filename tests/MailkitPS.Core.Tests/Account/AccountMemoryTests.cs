namespace MailkitPS.Core.Tests.Account;

/// <summary>What an answer of the account that remembers takes of memory.</summary>
[Collection(nameof(Alone))]
public sealed class AccountMemoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_of_the_greatest_size_takes_no_memory()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        long length = 0;
        long most = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using HttpResponseMessage answer = await caller.PostAsync("report.raw.messages", HttpCompletionOption.ResponseHeadersRead);
        await using Stream body = await answer.Content.ReadAsStreamAsync(Token);
        byte[] buffer = new byte[256 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, Token)) > 0; length += read)
        {
            if (length / 5_000_000 != (length + read) / 5_000_000)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.InRange(length, 20_000_000, long.MaxValue);
        Assert.InRange(most, 0, 4_000_000);
    }
}
