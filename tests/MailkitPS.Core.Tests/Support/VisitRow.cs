namespace MailkitPS.Core.Tests;

/// <summary>A row with columns that are members of an object within it.</summary>
internal sealed class VisitRow : MailkitRow
{
    [IdColumn("ID_EMAIL", IsRequired = true)]
    public long EmailId { get; internal set; }

    [Column("DATA.CITY")]
    public string? City { get; internal set; }

    [Column("DATA.COUNT")]
    public long? Count { get; internal set; }

    [Column("CLICKS", IsCount = true)]
    public int ClickCount { get; internal set; }
}
