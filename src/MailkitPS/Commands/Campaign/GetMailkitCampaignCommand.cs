using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the campaigns of the account: all of them, or those of some names or IDs.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitCampaign")]
[OutputType(typeof(Campaign))]
public sealed class GetMailkitCampaignCommand() : MailkitListCommand<Campaign>(
    "campaign",
    client => client.GetCampaigns(),
    campaign => campaign.Name,
    campaign => campaign.CampaignId,
    (client, id) => client.GetCampaigns(id),
    nameof(CampaignId))
{
    /// <summary>Only the campaigns with these IDs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_message", "campaign_id")]
    [ArgumentCompleter(typeof(ListedIdCompleter<Campaign>))]
    public long[]? CampaignId { get => Ids; set => Ids = value; }
}
