using System.Net;

namespace MailkitPS.Core.Tests.Account;

/// <summary>How the simulator answers with pages, as each option says.</summary>
public sealed class SimulatedPagingTests
{
    private const string Function = "report.raw.messages";
    private const long First = 800_000_001;

    private static readonly (string Name, object Value) Delivery = ("ID_send", 60003);
    private static readonly (string Name, object Value) Limit = ("limit", 10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The delivery begins behind the others.
    private static long At(int place) => First + 1250 + place;

    [Fact]
    public async Task A_start_is_inclusive_unless_it_is_said_to_be_exclusive()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync();
        Assert.Equal(At(5), (await PageAsync(caller, At(5)))[0]);
        await using AccountCaller exclusive = await AccountCaller.StartAsync(new() { IsStartExclusive = true });
        Assert.Equal(At(6), (await PageAsync(exclusive, At(5)))[0]);
        Assert.Equal(At(0), (await PageAsync(exclusive, 0))[0]);
    }

    [Fact]
    public async Task A_start_that_is_ignored_gives_the_first_page()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync(new() { IsStartIgnored = true });
        Assert.Equal(await PageAsync(caller, 0), await PageAsync(caller, At(5)));
    }

    [Fact]
    public async Task A_page_has_no_more_rows_or_bytes_than_the_server_likes()
    {
        await using AccountCaller rows = await AccountCaller.StartAsync(new() { MaxRows = 3 });
        Assert.Equal(3, (await PageAsync(rows, 0)).Length);
        await using AccountCaller bytes = await AccountCaller.StartAsync(new() { MaxBytes = 3_000 });
        Assert.InRange((await PageAsync(bytes, 0)).Length, 2, 4);
    }

    [Fact]
    public async Task Rows_arrive_between_the_pages()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync(new() { ArrivingRows = 2 });
        List<int> lengths = [];
        for (int i = 0; i < 12; i++)
        {
            lengths.Add((await caller.RowsAsync(Function, ("ID_send", 60009))).Count);
        }

        Assert.Equal([20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 40], lengths);
    }

    [Fact]
    public async Task Rows_share_an_id()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync(new() { RowsPerId = 3 });
        long[] page = await PageAsync(caller, At(5));
        Assert.Equal(10, page.Length);
        Assert.Equal(page.Order(), page);
        Assert.All(page, id => Assert.Equal(0, id % 3));
        Assert.All(page.GroupBy(id => id).Skip(1).SkipLast(1), same => Assert.Equal(3, same.Count()));
        Assert.Equal(page[^1], (await PageAsync(caller, page[^1]))[0]);
    }

    [Fact]
    public async Task A_shuffled_page_has_the_same_rows()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync(new() { IsShuffled = true });
        long[] page = await PageAsync(caller, At(5));
        Assert.NotEqual(page.Order(), page);
        Assert.Equal(Enumerable.Range(5, 10).Select(At), page.Order());
    }

    [Fact]
    public async Task Every_second_call_is_asked_to_come_again()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync(new() { RetryAfterSec = 7 });
        Assert.Equal(At(0), (await PageAsync(caller, 0))[0]);
        using HttpResponseMessage refused = await caller.PostAsync(Function, HttpCompletionOption.ResponseContentRead, Delivery, Limit);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(At(9), (await PageAsync(caller, At(9)))[0]);
    }

    [Fact]
    public async Task A_page_breaks_off_behind_a_row()
    {
        await using AccountCaller caller = await AccountCaller.StartAsync(new() { CutPage = 2, CutRows = 4 });
        Assert.Equal(10, (await PageAsync(caller, 0)).Length);
        using HttpResponseMessage cut = await caller.PostAsync(Function, HttpCompletionOption.ResponseHeadersRead, Delivery, Limit);
        await using Stream body = await cut.Content.ReadAsStreamAsync(Token);
        using MemoryStream got = new();
        await Assert.ThrowsAsync<HttpIOException>(() => body.CopyToAsync(got, Token));
        string text = System.Text.Encoding.UTF8.GetString(got.ToArray());
        Assert.EndsWith("}", text, StringComparison.Ordinal);
        Assert.Equal(5, text.Split("\"ID_send_message\"").Length);
        Assert.Equal(10, (await PageAsync(caller, 0)).Length);
    }

    private static Task<long[]> PageAsync(AccountCaller caller, long start) =>
        caller.IdsAsync(Function, "ID_send_message", Delivery, Limit, ("ID_send_message", start));
}
