using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the last deliveries of a campaign, or of all campaigns.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitCampaignHistory")]
[OutputType(typeof(CampaignRun))]
public sealed class GetMailkitCampaignHistoryCommand() : MailkitOptionalIdCommand("campaign", nameof(CampaignId))
{
    private const int MaxCount = 50;

    /// <summary>Only the deliveries of this campaign.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_message", "campaign_id")]
    [ArgumentCompleter(typeof(ListedIdCompleter<Campaign>))]
    public long? CampaignId { get => Id; set => Id = value; }

    /// <summary>How many deliveries are asked for at most.</summary>
    [Parameter]
    [ValidateRange(1, MaxCount)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int Count { get; set; } = MaxCount;

    private protected override void Read(long? id)
    {
        MailkitRowReader<CampaignRun>? history = null;
        if (WriteRows(client => history = client.GetCampaignHistory(Count, id), id) && history!.RowCount >= Count)
        {
            string ofCampaign = id is null ? string.Empty : FormattableString.Invariant($" of the campaign {id}");
            string asked = FormattableString.Invariant($"as many deliveries{ofCampaign} as were asked for ({Count})");
            WriteWarning(FormattableString.Invariant($"Mailkit told of {asked}: there may be more. It tells of {MaxCount} at most."));
        }
    }
}
