using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// A cmdlet over raw reports, which answer for a campaign, a delivery or the whole account. Where an input has several IDs, the narrowest
/// one counts.
/// </summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
public abstract class MailkitRawCommand<TRow> : MailkitPagedCommand
    where TRow : class
{
    private protected MailkitRawCommand()
    {
    }

    /// <summary>Only those of this campaign.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_message", "campaign_id")]
    [ArgumentCompleter(typeof(ListedIdCompleter<Campaign>))]
    public long? CampaignId { get; set; }

    /// <summary>Only those of this delivery. It counts more than a campaign.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_send")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? SendId { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(2, 25000)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override int PageSize { get; set; } = 25000;

    /// <summary>The IDs of the current input, the narrowest one first.</summary>
    private protected virtual IReadOnlyList<KeyValuePair<string, long?>> Ids =>
        [new(nameof(SendId), SendId), new(nameof(CampaignId), CampaignId)];

    private protected sealed override void ProcessInput()
    {
        IReadOnlyList<KeyValuePair<string, long?>> ids = Ids;
        KeyValuePair<string, long?> narrowest = ids.FirstOrDefault(id => id.Value is not null);
        bool isGiven = ids.Any(id => MyInvocation.BoundParameters.ContainsKey(id.Key));
        if (narrowest.Value is null && (isGiven || MyInvocation.ExpectingInput))
        {
            // An empty ID must not pass for a wish for the whole account.
            Refuse($"There is no ID: it takes a {string.Join(", or a ", ids.Select(id => id.Key))}.", ids[0].Key);
        }
        else if (AreIds(narrowest.Key, narrowest.Value))
        {
            WritePages(
                (client, options) => Read(
                    client,
                    narrowest.Key == nameof(CampaignId) ? CampaignId : null,
                    narrowest.Key == nameof(SendId) ? SendId : null,
                    options),
                narrowest.Value is long id ? FormattableString.Invariant($"-{narrowest.Key} {id}") : string.Empty,
                narrowest.Value);
        }
    }

    /// <summary>Makes the calls.</summary>
    /// <param name="client">What makes them.</param>
    /// <param name="campaignId">The campaign, where no narrower ID counts.</param>
    /// <param name="sendId">The delivery, where no narrower ID counts.</param>
    /// <param name="options">Where to begin.</param>
    private protected abstract MailkitPager<TRow> Read(MailkitClient client, long? campaignId, long? sendId, PagingOptions options);
}
