using System.Text;

namespace MailkitPS;

/// <summary>One of the names of a column.</summary>
/// <param name="name">The name.</param>
/// <param name="rank">How many names of the column are to be preferred to it.</param>
/// <param name="isOneOfSeveral">Whether the API has more than one name for the column.</param>
/// <param name="column">The column.</param>
internal sealed class NamedColumn<TRow>(string name, int rank, bool isOneOfSeveral, Column<TRow> column)
    where TRow : class
{
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    public int Rank { get; } = rank;

    public bool IsOneOfSeveral { get; } = isOneOfSeveral;

    public Column<TRow> Column { get; } = column;
}
