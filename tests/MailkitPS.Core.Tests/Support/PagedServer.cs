using System.Text.Json;
using System.Xml.Linq;

namespace MailkitPS.Core.Tests;

/// <summary>
/// Answers mailkit.mailinglist.engagement in pages, as a Mailkit might that does it in one of many ways. The score of a row is its number,
/// so that rows with one ID can be told apart.
/// </summary>
internal sealed class PagedServer(TestClient client, PagedServer.Kind kind) : HttpMessageHandler
{
    /// <summary>More calls than any walk over these rows needs.</summary>
    private const int MaxCalls = 20_000;

    private readonly Random _random = new(kind.Seed);
    private readonly List<(long Id, int Number)> _rows = [];
    private long _lastId;
    private int _run;

    /// <summary>The start and the limit of each call.</summary>
    public List<(long Start, int Limit)> Calls { get; } = [];

    /// <summary>Answers in place of a page; null for the page.</summary>
    public Func<byte[], Func<CancellationToken, Task<HttpResponseMessage>>?> Fault { get; init; } = _ => null;

    public IReadOnlyList<int> Numbers => [.. _rows.Select(row => row.Number)];

    public PagedServer Filled()
    {
        while (_rows.Count < kind.Rows)
        {
            Add();
        }

        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = await request.Content!.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        (long start, int limit) = client.Protocol == MailkitProtocol.Json ? ReadJson(body) : ReadXml(body);
        Calls.Add((start, limit));
        if (Calls.Count > MaxCalls)
        {
            throw new InvalidOperationException("The walk does not end.");
        }

        (long Id, int Number)[] page = Page(start, limit);
        byte[] whole = client.Encode($"[{string.Join(",", page.Select(Show))}]");
        if (Fault(whole) is { } fault)
        {
            return await fault(cancellationToken).ConfigureAwait(false);
        }

        if (_random.NextDouble() >= kind.FaultRate)
        {
            return await FakeServer.Body(whole)(cancellationToken).ConfigureAwait(false);
        }

        return await (_random.Next(4) == 0
            ? FakeServer.Status(503)
            : FakeServer.Body(whole[.._random.Next(whole.Length)]))(cancellationToken).ConfigureAwait(false);
    }

    private static string Show((long Id, int Number) row) =>
        FormattableString.Invariant($$"""{"SCORE":{{row.Number}},"ID_EMAIL":{{row.Id}}}""");

    private static (long Start, int Limit) ReadJson(string body)
    {
        using JsonDocument call = JsonDocument.Parse(body);
        JsonElement parameters = call.RootElement.GetProperty("parameters");
        return (parameters.GetProperty("ID_email").GetInt64(), parameters.GetProperty("limit").GetInt32());
    }

    private static (long Start, int Limit) ReadXml(string body)
    {
        long[] numbers = [.. XDocument.Parse(body).Descendants("param").Skip(2).Select(parameter => (long)parameter)];
        return (numbers[1], (int)numbers[2]);
    }

    private (long Id, int Number)[] Page(long start, int limit)
    {
        for (int arriving = _random.Next(kind.ArrivingRows + 1); arriving > 0; arriving--)
        {
            Add();
        }

        long from = kind.IgnoresStart ? 0 : start;
        int size = Math.Min(limit, kind.HiddenLimit);
        size = kind.CutsByBytes ? Math.Min(size, _random.Next(kind.SmallestPage, limit + 1)) : size;
        (long Id, int Number)[] page = [.. _rows.Where(row => kind.IsInclusive ? row.Id >= from : row.Id > from).Take(size)];
        if (kind.IsShuffled)
        {
            _random.Shuffle(page);
        }

        return page;
    }

    private void Add()
    {
        bool isShared = _run < kind.LongestRun && _rows.Count > 0 && _random.NextDouble() < 0.05;
        _run = isShared ? _run + 1 : 1;
        _lastId += isShared ? 0 : _random.Next(1, 10);
        _rows.Add((_lastId, _rows.Count));
    }

    /// <summary>How a server makes its pages.</summary>
    internal sealed record Kind
    {
        public int Seed { get; init; }

        public int Rows { get; init; }

        /// <summary>What is asked for.</summary>
        public int PageSize { get; init; } = 2;

        /// <summary>The row with the ID that a page starts with is in the page.</summary>
        public bool IsInclusive { get; init; } = true;

        /// <summary>More rows than this are never answered, whatever is asked for.</summary>
        public int HiddenLimit { get; init; } = int.MaxValue;

        /// <summary>Pages are cut where they would be too large in bytes, each at another number of rows.</summary>
        public bool CutsByBytes { get; init; }

        /// <summary>So many rows at most arrive before each page.</summary>
        public int ArrivingRows { get; init; }

        /// <summary>So many rows at most have one ID.</summary>
        public int LongestRun { get; init; } = 1;

        public bool IsShuffled { get; init; }

        /// <summary>Which part of the answers is a failure, or breaks off.</summary>
        public double FaultRate { get; init; }

        /// <summary>Each page starts with the first row of all.</summary>
        public bool IgnoresStart { get; init; }

        /// <summary>The smallest page that is not the last.</summary>
        public int SmallestPage => Math.Min(HiddenLimit, CutsByBytes ? Math.Max(2, PageSize / 4) : PageSize);
    }
}
