namespace MailkitPS.Core.Tests.Paging;

/// <summary>A walk over pages, call by call, in both wire formats.</summary>
public abstract class MailkitPagerTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private static readonly PagedServer.Kind FiveRows = new() { Rows = 5, PageSize = 2 };

    /// <summary>An XML-RPC answer is cut at every third byte only: each of its reads starts a thread.</summary>
    private int Step => Client.Protocol == MailkitProtocol.Json ? 1 : 3;

    [Fact]
    public async Task Each_page_starts_with_the_last_row_of_the_page_before()
    {
        PagedServer server = new PagedServer(Client, FiveRows with { PageSize = 3 }).Filled();
        List<Engagement> rows = await ReadAllAsync(server, pageSize: 3);
        Assert.Equal(server.Numbers, Numbers(rows));
        Assert.Equal([0, rows[2].EmailId, rows[4].EmailId], server.Calls.Select(call => call.Start));
        Assert.All(server.Calls, call => Assert.Equal(3, call.Limit));
        Assert.All(rows, row => Assert.Equal(5001, row.MailingListId));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    public async Task A_short_page_is_followed_by_one_more_call(int rows, int calls)
    {
        PagedServer server = new PagedServer(Client, FiveRows with { Rows = rows, PageSize = 4 }).Filled();
        Assert.Equal(rows, (await ReadAllAsync(server, pageSize: 4)).Count);
        Assert.Equal(calls, server.Calls.Count);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(15)]
    public async Task A_server_may_give_far_less_than_a_page(int limit)
    {
        PagedServer server = new PagedServer(Client, FiveRows with { Rows = 700, PageSize = 25000, HiddenLimit = limit }).Filled();
        Assert.Equal(server.Numbers, Numbers(await ReadAllAsync(server, pageSize: 25000)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Newest_rows_first_are_not_taken_for_all(bool repeatsTheFirst)
    {
        string[] rows = [.. Enumerable.Range(1, 10).Reverse().Select(id => $$"""{"ID_EMAIL":{{id}}}""")];
        FakeServer server = new(
            FakeServer.Body(Client.Encode($"[{string.Join(',', rows)}]")),
            FakeServer.Body(Client.Encode(repeatsTheFirst ? $"[{rows[0]}]" : "[]")));
        using MailkitPager<Engagement> pager = Client.Create(server).GetEngagement(5001, new PagingOptions { PageSize = 10 });
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(pager.ReadAllAsync);
        Assert.Equal(MailkitErrorKind.PagingStalled, failure.Kind);
        Assert.Contains("newest rows first", failure.Message, StringComparison.Ordinal);
        Assert.False(pager.Position.IsComplete);
    }

    [Fact]
    public async Task A_page_is_asked_for_only_when_the_rows_before_it_have_been_taken()
    {
        PagedServer server = new PagedServer(Client, FiveRows).Filled();
        using MailkitPager<Engagement> pager = Pager(server);
        IRowSource<Engagement> source = pager;
        int read = 0;
        do
        {
            read += (await pager.ReadNextAsync(CancellationToken.None))!.Count;
        }
        while (source.State is not null);

        // The end of the page has been found, as by a caller that reads ahead.
        Assert.Equal(2, read);
        Assert.Single(server.Calls);
        await pager.ReadNextAsync(CancellationToken.None);
        Assert.Equal(2, server.Calls.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_is_exclusive_whatever_the_start_is(bool isInclusive)
    {
        PagedServer server = new PagedServer(Client, FiveRows with { IsInclusive = isInclusive }).Filled();
        long third = (await ReadAllAsync(server))[2].EmailId;
        Assert.Equal([3, 4], Numbers(await ReadAllAsync(server, after: third)));
    }

    [Fact]
    public async Task After_0_means_from_the_beginning()
    {
        PagedServer server = new PagedServer(Client, FiveRows).Filled();
        Assert.Equal(5, (await ReadAllAsync(server, after: 0)).Count);
    }

    [Fact]
    public async Task Between_two_pages_is_a_pause()
    {
        FakeClock clock = TestClient.Clock();
        PagedServer server = new PagedServer(Client, FiveRows with { PageSize = 5 }).Filled();
        MailkitClient client = Client.Create(server, clock);
        await client.GetEngagement(5001, new PagingOptions { PageSize = 5, PageDelay = TimeSpan.FromSeconds(7) }).ReadAllAsync();
        Assert.Equal(2, server.Calls.Count);
        Assert.Equal([TimeSpan.FromSeconds(7)], clock.Pauses);
    }

    [Fact]
    public async Task A_page_that_is_cut_anywhere_gives_each_row_once()
    {
        int length = 0;
        for (int cut = 0; cut == 0 || cut < length; cut += Step)
        {
            int call = 0;
            PagedServer server = new PagedServer(Client, FiveRows with { PageSize = 3 })
            {
                // The second page breaks off once.
                Fault = whole => ++call == 2 ? FakeServer.Body(whole[..Math.Min(cut, length = whole.Length)]) : null,
            }.Filled();
            Assert.Equal(server.Numbers, Numbers(await ReadAllAsync(server, pageSize: 3, retries: 1)));
        }
    }

    [Fact]
    public async Task Each_new_row_gives_the_repetitions_anew()
    {
        // Each page breaks off behind its second row, the first of which is known.
        FakeClock clock = TestClient.Clock();
        byte[] end = Client.Encode("[]")[^1..];
        int calls = 0;
        PagedServer server = new PagedServer(Client, new PagedServer.Kind { Rows = 20, PageSize = 2 })
        {
            Fault = whole => ++calls % 2 == 0 ? FakeServer.Body(whole[..whole.AsSpan().LastIndexOf(end)]) : null,
        }.Filled();
        Assert.Equal(server.Numbers, Numbers(await ReadAllAsync(server, retries: 1, clock: clock)));
        Assert.NotEmpty(clock.Pauses);
    }

    [Fact]
    public async Task Without_a_new_row_the_repetitions_run_out()
    {
        PagedServer server = new PagedServer(Client, FiveRows with { PageSize = 3 })
        {
            Fault = whole => FakeServer.Body(whole[..^1]),
        }.Filled();
        List<Engagement> rows = [];
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => Pager(server, 3, retries: 2).ReadAllAsync(rows));
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Equal(server.Numbers, Numbers(rows));
        Assert.Equal(5, failure.RowCount);

        // Two calls with new rows, and then as many failures in a row as there are repetitions.
        Assert.Equal(4, server.Calls.Count);
        Assert.EndsWith("3 attempts were made.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_asks_to_come_again_later_is_heeded()
    {
        FakeClock clock = TestClient.Clock();
        int calls = 0;
        PagedServer server = new PagedServer(Client, FiveRows)
        {
            Fault = _ => ++calls == 3 ? FakeServer.Status(429, "42") : null,
        }.Filled();
        Assert.Equal(5, (await ReadAllAsync(server, retries: 1, clock: clock)).Count);
        Assert.Equal([TimeSpan.FromSeconds(42)], clock.Pauses);
    }

    [Fact]
    public async Task A_start_that_is_not_heeded_is_an_error_and_no_end()
    {
        PagedServer server = new PagedServer(Client, FiveRows with { IgnoresStart = true }).Filled();
        List<Engagement> rows = [];
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => Pager(server).ReadAllAsync(rows));
        Assert.Equal(MailkitErrorKind.PagingStalled, failure.Kind);
        Assert.Equal(
            FormattableString.Invariant(
                $"mailkit.mailinglist.engagement did not go on behind {rows[1].EmailId}: it answered with rows before that ID."),
            failure.Message);
        Assert.Equal([0, 1], Numbers(rows));
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task Rows_without_an_end_that_are_all_the_same_are_an_error()
    {
        const string Twice = """[{"ID_EMAIL":7},{"ID_EMAIL":7}]""";
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => Client
            .Create(Client.Answering(Twice, Twice))
            .GetEngagement(5001, new PagingOptions { PageSize = 2 })
            .ReadAllAsync());
        Assert.Equal(MailkitErrorKind.PagingStalled, failure.Kind);
        Assert.Contains("with the same rows again", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_position_is_right_at_each_row()
    {
        PagedServer server = new PagedServer(Client, FiveRows).Filled();
        MailkitPager<Engagement> pager = Pager(server);
        int read = 0;
        while (await pager.ReadNextAsync(CancellationToken.None) is { } rows)
        {
            foreach (Engagement row in rows)
            {
                pager.MoveTo(row);
                Assert.Equal(
                    (row.EmailId, ++read, false), (pager.Position.After!.Value, pager.Position.RowCount, pager.Position.IsComplete));
            }
        }

        Assert.Equal(("mailkit.mailinglist.engagement", true, true, 5), (
            pager.Position.Function, pager.Position.IsComplete, pager.Position.IsOrdered, pager.Position.PageCount));
        Assert.Equal("2026-03-14T09:26:53.000Z", pager.Position.StartedAt);
    }

    [Fact]
    public async Task Of_a_page_out_of_order_only_its_start_is_sure()
    {
        MailkitPager<Engagement> pager = Client
            .Create(Client.Answering("""[{"ID_EMAIL":3},{"ID_EMAIL":5}]""", """[{"ID_EMAIL":9},{"ID_EMAIL":7}]""", "[]"))
            .GetEngagement(5001, new PagingOptions { PageSize = 2 });
        List<(long Id, long? After, bool IsOrdered)> seen = [];
        while (await pager.ReadNextAsync(CancellationToken.None) is { } rows)
        {
            foreach (Engagement row in rows)
            {
                pager.MoveTo(row);
                seen.Add((row.EmailId, pager.Position.After, pager.Position.IsOrdered));
            }
        }

        Assert.Equal([(3, 3, true), (5, 5, true), (9, 5, false), (7, 5, false)], seen);
        Assert.Equal(9, pager.Position.After);
    }

    [Fact]
    public async Task A_page_out_of_order_is_not_asked_for_again()
    {
        byte[] whole = Client.Encode("""[{"ID_EMAIL":9},{"ID_EMAIL":7},{"ID_EMAIL":8}]""");
        FakeServer server = new(FakeServer.Body(whole[..^1]));
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() =>
            Client.Create(server, retries: 3).GetEngagement(5001).ReadAllAsync());
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_log_tells_of_each_page()
    {
        PagedServer server = new PagedServer(Client, FiveRows with { PageSize = 3 }).Filled();
        MailkitPager<Engagement> pager = Pager(server, 3);
        List<Engagement> rows = await pager.ReadAllAsync();
        string[] log = [.. pager.TakeLog()];
        Assert.Contains(log, line => line.Contains("(ID_user_list 5001, ID_email 0): page 1: complete after", StringComparison.Ordinal));
        Assert.Contains(
            log,
            line => line.StartsWith(
                FormattableString.Invariant(
                $"mailkit.mailinglist.engagement (ID_user_list 5001, ID_email {rows[2].EmailId}): page 2: complete after"),
                StringComparison.Ordinal));
        Assert.Empty(pager.TakeLog());
    }

    [Fact]
    public async Task The_state_tells_how_far_the_walk_has_come()
    {
        FakeClock clock = new();
        PagedServer server = new PagedServer(Client, FiveRows).Filled();
        IRowSource<Engagement> pager = Client
            .Create(server, clock)
            .GetEngagement(5001, new PagingOptions { PageSize = 2, PageDelay = TimeSpan.FromSeconds(30) });
        Assert.Null(pager.State);
        long last = 0;
        for (int reads = 0; reads < 3; reads++)
        {
            foreach (Engagement row in await pager.ReadNextAsync(CancellationToken.None) ?? [])
            {
                ((MailkitPager<Engagement>)pager).MoveTo(row);
                last = row.EmailId;
            }

            if (server.Calls.Count == 1 && pager.State is null)
            {
                break;
            }
        }

        Task<IReadOnlyList<Engagement>?> next = pager.ReadNextAsync(CancellationToken.None);
        Assert.False(next.IsCompleted);
        Assert.StartsWith(
            FormattableString.Invariant($"page 2, 2 rows up to {last}, attempt 1 of 1 in 30 s, at most "),
            pager.State!.ToString(),
            StringComparison.Ordinal);
        pager.Dispose();
    }

    [Fact]
    public async Task Nothing_is_called_once_it_is_disposed()
    {
        PagedServer server = new PagedServer(Client, FiveRows).Filled();
        MailkitPager<Engagement> pager = Pager(server);
        pager.Dispose();
        Assert.Null(await pager.ReadNextAsync(CancellationToken.None));
        Assert.Empty(server.Calls);
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 1)]
    public void A_walk_that_cannot_be_is_refused(long after, int pageSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PagingOptions { After = after, PageSize = pageSize });

    private static IEnumerable<int> Numbers(IEnumerable<Engagement> rows) => rows.Select(row => (int)row.Score!);

    private MailkitPager<Engagement> Pager(
        PagedServer server, int pageSize = 2, long? after = null, int retries = 0, FakeClock? clock = null) => Client
        .Create(server, clock, retries)
        .GetEngagement(5001, new PagingOptions { After = after, PageSize = pageSize });

    private Task<List<Engagement>> ReadAllAsync(
        PagedServer server, int pageSize = 2, long? after = null, int retries = 0, FakeClock? clock = null) =>
        Pager(server, pageSize, after, retries, clock).ReadAllAsync();

    public sealed class Json() : MailkitPagerTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : MailkitPagerTests(MailkitProtocol.XmlRpc);
}
