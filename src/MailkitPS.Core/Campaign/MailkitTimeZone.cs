namespace MailkitPS;

/// <summary>A time zone that a schedule can name: a row of <c>mailkit.campaigns.schedule.timezones</c> (documented in part).</summary>
public sealed class MailkitTimeZone : MailkitRow
{
    internal MailkitTimeZone()
    {
    }

    /// <summary>The name (<c>TIMEZONE</c>), such as <c>Europe/Prague</c>.</summary>
    [Column("TIMEZONE")]
    public string? Name { get; internal set; }

    /// <summary>Its abbreviations (<c>TZ_CODES</c>), joined by commas, such as <c>CET,CEST</c>.</summary>
    [Column("TZ_CODES", IsList = true)]
    public string? Codes { get; internal set; }
}
