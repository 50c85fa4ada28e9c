namespace MailkitPS;

/// <summary>What one delivery of a campaign has in place of what the campaign has.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>Replaces the subject; null for the campaign's own.</summary>
    public string? Subject { get; set => field = string.IsNullOrWhiteSpace(value) ? null : SingleLine.Require(value, "-Subject"); }

    /// <summary>The stored query that recipients have to meet; null for none.</summary>
    public long? QueryId { get; set; }

    /// <summary>The delivery feed; null for none.</summary>
    public long? DeliveryFeedId { get; set; }

    /// <summary>The template; null for the campaign's own.</summary>
    public long? TemplateId { get; set; }
}
