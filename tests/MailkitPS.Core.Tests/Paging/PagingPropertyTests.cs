using System.Globalization;
using CsCheck;
using MailkitPS.Tests;

namespace MailkitPS.Core.Tests.Paging;

/// <summary>
/// Walks over servers by the thousand, each of which makes its pages in another way: no row is lost, none comes twice, and every walk ends.
/// </summary>
public abstract class PagingPropertyTests(MailkitProtocol protocol, int servers) : ProtocolTests(protocol)
{
    private const int Retries = 3;

    private long _calls;
    private long _rows;

    private int Servers => Report.IsFull ? servers * 50 : servers;

    /// <summary>
    /// Every server but those with which no walk can be right: two rows with one ID where the start is exclusive or the page is not in
    /// order, a page smaller than a run of equal IDs, and a page that breaks off and only looked ordered.
    /// </summary>
    private static Gen<PagedServer.Kind> AnyServer { get; } =
        from seed in Gen.Int[0, int.MaxValue]
        from pageSize in OneOf(2, 3, 5, 10, 50, 200, 2000)
        from rows in Gen.Frequency(
            (1, OneOf(0, 1, 2)),
            (2, OneOf(-1, 0, 1).Select(more => pageSize + more)),
            (1, Gen.Const(2 * pageSize)),
            (2, Gen.Int[0, Math.Min(900, 40 * pageSize)]))
        from isInclusive in Gen.Frequency((7, Gen.Const(true)), (3, Gen.Const(false)))
        from hiddenLimit in OneOf(int.MaxValue, int.MaxValue, Math.Max(2, pageSize / 2), Math.Max(2, pageSize - 1), SmallLimit)
        from cutsByBytes in Gen.Frequency((17, Gen.Const(false)), (3, Gen.Const(true)))
        from isBusy in Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true)))
        from sharesIds in Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true)))
        from isShuffled in Gen.Frequency((19, Gen.Const(false)), (1, Gen.Const(true)))
        from faultRate in OneOf(0.0, 0.0, 0.2)
        from ignoresStart in Gen.Frequency((32, Gen.Const(false)), (1, Gen.Const(true)))
        select Possible(new PagedServer.Kind
        {
            Seed = seed,
            Rows = rows,
            PageSize = pageSize,
            IsInclusive = isInclusive,
            HiddenLimit = hiddenLimit,
            CutsByBytes = cutsByBytes,

            // A trickle is less than a hundredth of a page; where more arrives all the time, there is always one more page.
            ArrivingRows = isBusy && pageSize >= 200 ? 1 : 0,
            LongestRun = sharesIds ? int.MaxValue : 1,
            IsShuffled = isShuffled,
            FaultRate = faultRate,
            IgnoresStart = ignoresStart,
        });

    [Fact]
    public async Task Every_row_comes_once()
    {
        await AnyServer.SampleAsync(CheckAsync, iter: Servers, print: kind => $"{kind}");
        Report.Write(
            $"35-pages-{Client.Protocol}",
            string.Create(CultureInfo.InvariantCulture, $"| {Client.Protocol} | {Servers} | {_calls} | {_rows} |"));
    }

    /// <summary>A limit of the server that is far below a page, and above what passes for a trickle.</summary>
    private const int SmallLimit = 15;

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static PagedServer.Kind Possible(PagedServer.Kind kind) => kind with
    {
        FaultRate = kind.IsShuffled ? 0 : kind.FaultRate,
        LongestRun = !kind.IsInclusive || kind.IsShuffled ? 1 : Math.Min(kind.LongestRun, kind.SmallestPage - 1),
    };

    private async Task CheckAsync(PagedServer.Kind kind)
    {
        PagedServer server = new PagedServer(Client, kind).Filled();
        IReadOnlyList<int> before = server.Numbers;
        PagingPosition position = new();
        List<int> read = [];
        MailkitException? failure = await WalkAsync(server, kind.PageSize, position, read);
        while (failure is not null && kind is { LongestRun: 1, IgnoresStart: false })
        {
            // Only a server that fails again and again ends a walk, and the position goes on with it.
            Assert.NotEqual(MailkitErrorKind.PagingStalled, failure.Kind);
            failure = await WalkAsync(server, kind.PageSize, position, read);
        }

        Interlocked.Add(ref _calls, server.Calls.Count);
        Interlocked.Add(ref _rows, read.Count);
        Assert.Equal(read.Distinct().Count(), read.Count);
        Assert.True(failure is not null || before.All(new HashSet<int>(read).Contains), "rows were lost");
    }

    /// <summary>Walks to the end, as a cmdlet does.</summary>
    private async Task<MailkitException?> WalkAsync(PagedServer server, int pageSize, PagingPosition position, List<int> read)
    {
        MailkitClient client = Client.Create(server, retries: Retries);
        using MailkitPager<Engagement> pager = client.GetEngagement(5001, new PagingOptions
        {
            After = position.After,
            PageSize = pageSize,
            Position = position,
        });
        try
        {
            while (await pager.ReadNextAsync(CancellationToken.None) is { } rows)
            {
                foreach (Engagement row in rows)
                {
                    pager.MoveTo(row);
                    read.Add((int)row.Score!);
                }
            }

            Assert.True(position.IsComplete);
            return null;
        }
        catch (MailkitException e)
        {
            return e;
        }
    }

    public sealed class Json() : PagingPropertyTests(MailkitProtocol.Json, 2000);

    public sealed class XmlRpc() : PagingPropertyTests(MailkitProtocol.XmlRpc, 60);
}
