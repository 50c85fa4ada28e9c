using System;

namespace MailkitPS;

/// <summary>
/// A response of a recipient to a message of the last year, such as a click: an element of <c>RESPONSE_DATA</c> of
/// <c>mailkit.email.getstatus.history</c> (documented in part).
/// </summary>
[RowOf("RESPONSE_DATA")]
public sealed class RecipientResponse : MailkitRow
{
    internal RecipientResponse()
    {
    }

    /// <summary>The recipient (<c>ID_EMAIL</c> of the message).</summary>
    [IdColumn("ID_EMAIL")]
    public long? EmailId { get; internal set; }

    /// <summary>The campaign (<c>ID_MESSAGE</c> of the message).</summary>
    [IdColumn("ID_MESSAGE")]
    public long? CampaignId { get; internal set; }

    /// <summary>The delivery (<c>ID_SEND</c> of the message).</summary>
    [IdColumn("ID_SEND")]
    public long? SendId { get; internal set; }

    /// <summary>The message (<c>ID_SEND_MESSAGE</c>).</summary>
    [IdColumn("ID_SEND_MESSAGE")]
    public long? SendMessageId { get; internal set; }

    /// <summary>When the recipient responded (<c>DATE</c>); without a zone.</summary>
    [Column("RESPONSE_DATA.DATE")]
    public DateTime? Date { get; internal set; }

    /// <summary>The web address that was opened (<c>URL</c>).</summary>
    [Column("RESPONSE_DATA.URL", Repeats = true)]
    public string? Url { get; internal set; }

    /// <summary>The country that the response came from (<c>COUNTRY</c>).</summary>
    [Column("RESPONSE_DATA.COUNTRY", Repeats = true)]
    public string? Country { get; internal set; }

    /// <summary>The code of the region (<c>REGION_CODE</c>).</summary>
    [Column("RESPONSE_DATA.REGION_CODE", Repeats = true)]
    public string? RegionCode { get; internal set; }

    /// <summary>The city (<c>CITY</c>).</summary>
    [Column("RESPONSE_DATA.CITY", Repeats = true)]
    public string? City { get; internal set; }
}
