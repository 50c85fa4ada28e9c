using System;

namespace MailkitPS;

/// <summary>A past delivery of a campaign: a row of <c>mailkit.campaigns.history</c> (documented in part).</summary>
public sealed class CampaignRun : MailkitRow
{
    internal CampaignRun()
    {
    }

    /// <summary>The ID of the campaign (<c>ID_MESSAGE</c>).</summary>
    [IdColumn("ID_MESSAGE")]
    public long? CampaignId { get; internal set; }

    /// <summary>The ID of the delivery (<c>ID_SEND</c>).</summary>
    [IdColumn("ID_SEND")]
    public long? SendId { get; internal set; }

    /// <summary>When it was sent (<c>DATE</c>).</summary>
    [Column("DATE")]
    public DateTime? Date { get; internal set; }

    /// <summary>The address of a page that shows what was sent (<c>PREVIEW</c>).</summary>
    [Column("PREVIEW")]
    public string? PreviewUrl { get; internal set; }
}
