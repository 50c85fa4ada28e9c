namespace MailkitPS;

/// <summary>A link of a delivery that was clicked: a row of <c>mailkit.report.message.links</c> (documented).</summary>
public sealed class DeliveryLink : MailkitRow
{
    internal DeliveryLink(long sendId)
    {
        SendId = sendId;
    }

    /// <summary>The delivery that was asked about.</summary>
    public long SendId { get; }

    /// <summary>The link (<c>ID_URL</c>).</summary>
    [IdColumn("ID_URL")]
    public long? UrlId { get; internal set; }

    /// <summary>The title of the link (<c>TITLE</c>).</summary>
    [Column("TITLE")]
    public string? Title { get; internal set; }

    /// <summary>A short form of the title (<c>TITLE_SHORT</c>).</summary>
    [Column("TITLE_SHORT")]
    public string? ShortTitle { get; internal set; }

    /// <summary>Where the link stands: the name of an image, or the text of the link (<c>ANCHOR</c>).</summary>
    [Column("ANCHOR")]
    public string? Anchor { get; internal set; }

    /// <summary>The address that the link leads to (<c>URL</c>).</summary>
    [Column("URL")]
    public string? Url { get; internal set; }

    /// <summary>The version of an A/B test: A or B (<c>AB_VERSION</c>); null for neither.</summary>
    [Column("AB_VERSION", Repeats = true)]
    public string? AbVersion { get; internal set; }

    /// <summary>How often the link was clicked (<c>CLICK</c>, in 2016 <c>COUNT</c>).</summary>
    [Column("CLICK", "COUNT")]
    public long? ClickCount { get; internal set; }

    /// <summary>How many recipients clicked the link (<c>VISIT</c>).</summary>
    [Column("VISIT")]
    public long? VisitCount { get; internal set; }

    /// <summary>How many conversions came from the link (<c>CONVERSION</c>).</summary>
    [Column("CONVERSION")]
    public long? ConversionCount { get; internal set; }
}
