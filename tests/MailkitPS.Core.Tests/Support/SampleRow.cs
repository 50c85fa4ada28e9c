namespace MailkitPS.Core.Tests;

/// <summary>A row with a column of every kind.</summary>
internal sealed class SampleRow : MailkitRow
{
    [IdColumn("ID", IsBareValue = true)]
    public long? Id { get; internal set; }

    [Column("COUNT")]
    public long? Count { get; internal set; }

    [Column("CODE", IsRequired = true)]
    public int Code { get; internal set; }

    [Column("SMALL")]
    public int? Small { get; internal set; }

    [Column("TEXT", KeepsEmpty = true)]
    public string? Text { get; internal set; }

    [Column("WORD", Repeats = true)]
    public string? Word { get; internal set; }

    [Column("DATE")]
    public DateTime? Date { get; internal set; }

    [Column("RATE")]
    public double? Rate { get; internal set; }

    [Column("REV")]
    public decimal? Revenue { get; internal set; }

    [Column("FLAG")]
    public bool? Flag { get; internal set; }

    [Column("LIST", IsList = true)]
    public string? List { get; internal set; }

    [Column("ANY", IsJson = true)]
    public string? Any { get; internal set; }

    [IdColumn("ID_SEND_MESSGE", "ID_SEND_MESSAGE")]
    public long? SendMessageId { get; internal set; }

    public string NotAColumn { get; } = string.Empty;
}
