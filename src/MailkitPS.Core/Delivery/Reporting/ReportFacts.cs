using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS;

/// <summary>What a report is about: which sends, which deliveries, and when. Summaries, requests and rows tell it.</summary>
internal sealed class ReportFacts
{
    /// <summary>More IDs are not told apart: no report lists so many.</summary>
    private const int MaxIds = 1000;

    private const int MaxSummaries = 100;

    private readonly List<MassMailSummary> _summaries = [];

    public SortedSet<long> CampaignIds { get; } = [];

    public SortedSet<long> RequestIds { get; } = [];

    public SortedSet<long> SendIds { get; } = [];

    /// <summary>How many recipients the requests had; null where no request was given.</summary>
    public long? RequestedCount { get; private set; }

    /// <summary>When the first of the requests was submitted, as a text; null where nothing tells it.</summary>
    public string? SubmittedAt { get; private set; }

    /// <summary>The comparisons that the rows are of.</summary>
    public IReadOnlyList<MassMailSummary> Summaries => _summaries;

    /// <summary>The comparison, where it is one.</summary>
    public MassMailSummary? Summary => _summaries.Count == 1 ? _summaries[0] : null;

    /// <summary>Takes note of a request.</summary>
    public void Add(SendMassRequest request)
    {
        AddTo(RequestIds, request.RequestId);
        AddTo(CampaignIds, request.CampaignId);
        AddSubmittedAt(request.SubmittedAt);
        RequestedCount = (RequestedCount ?? 0) + request.RecipientCount;
    }

    /// <summary>Takes note of the comparison that a row is of; rows come by the thousand with the same one.</summary>
    public void Add(MassMailSummary summary)
    {
        if (_summaries.Count < MaxSummaries && !_summaries.Contains(summary))
        {
            _summaries.Add(summary);
        }
    }

    /// <summary>Takes note of what a row names.</summary>
    public void Add(long? requestId, long? sendId)
    {
        AddTo(RequestIds, requestId);
        AddTo(SendIds, sendId);
    }

    /// <summary>Takes what the summaries say, which is complete only when the last row has come.</summary>
    public void Complete()
    {
        foreach (MassMailSummary summary in _summaries)
        {
            AddAll(RequestIds, summary.RequestIds);
            AddAll(SendIds, summary.SendIds);
            AddSubmittedAt(summary.SubmittedAt);
        }
    }

    private static void AddAll(SortedSet<long> ids, string? text)
    {
        foreach (string id in (text ?? string.Empty).Split(',').Take(MaxIds))
        {
            if (long.TryParse(id.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long read))
            {
                AddTo(ids, read);
            }
        }
    }

    private static void AddTo(SortedSet<long> ids, long? id)
    {
        if (id is long known and > 0 && ids.Count < MaxIds)
        {
            ids.Add(known);
        }
    }

    /// <summary>Instants that this module writes can be compared as texts.</summary>
    private void AddSubmittedAt(string? submittedAt)
    {
        if (!string.IsNullOrEmpty(submittedAt)
            && (SubmittedAt is null || string.CompareOrdinal(submittedAt, SubmittedAt) < 0))
        {
            SubmittedAt = submittedAt;
        }
    }
}
