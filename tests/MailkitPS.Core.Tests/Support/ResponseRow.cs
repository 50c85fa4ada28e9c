namespace MailkitPS.Core.Tests;

/// <summary>A row that is an element of a list within what the answer has as its rows.</summary>
[RowOf("RESPONSES")]
internal sealed class ResponseRow : MailkitRow
{
    [IdColumn("ID_EMAIL")]
    public long? EmailId { get; internal set; }

    [Column("RESPONSES.URL")]
    public string? Url { get; internal set; }
}
