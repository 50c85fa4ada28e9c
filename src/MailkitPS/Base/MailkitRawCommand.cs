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
    private readonly Func<MailkitClient, Func<string, long?>, PagingOptions, MailkitPager<TRow>> _read;

    /// <param name="read">Makes the calls, given the ID of a parameter where it is the one that counts.</param>
    private protected MailkitRawCommand(Func<MailkitClient, Func<string, long?>, PagingOptions, MailkitPager<TRow>> read)
    {
        _read = read;
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
    public override int PageSize { get; set; } = 25000;

    /// <summary>The IDs of the current input, the narrowest one first.</summary>
    private protected virtual IReadOnlyList<KeyValuePair<string, long?>> Ids =>
        [new(nameof(SendId), SendId), new(nameof(CampaignId), CampaignId)];

    private protected sealed override void LookUp()
    {
        IReadOnlyList<KeyValuePair<string, long?>> ids = Ids;
        KeyValuePair<string, long?> narrowest = ids.FirstOrDefault(id => id.Value is not null);
        if (narrowest.Value is long id)
        {
            if (AreIds(narrowest.Key, id))
            {
                Read(narrowest.Key, id);
            }
        }
        else if (MyInvocation.ExpectingInput || ids.Any(id => MyInvocation.BoundParameters.ContainsKey(id.Key)))
        {
            // An empty ID must not pass for a wish for the whole account.
            Refuse($"There is no ID: it takes a {string.Join(", or a ", ids.Select(id => id.Key))}.", ids[0].Key);
        }
        else
        {
            Read(null, null);
        }
    }

    private void Read(string? parameter, long? id) => WritePages(
        (client, options) => _read(client, name => name == parameter ? id : null, options),
        parameter is null ? string.Empty : FormattableString.Invariant($"-{parameter} {id}"),
        id);
}
