namespace MailkitPS;

/// <summary>
/// What one poll returned, as a multiset: two of them are the same when the same rows came equally often, in whatever order.
/// Sums of keyed hashes stand for the rows.
/// </summary>
internal struct RowSetHash
{
    private ulong _low;
    private ulong _high;
    private ulong _lowWithoutDates;
    private ulong _highWithoutDates;

    public long Count { get; private set; }

    public void Add((ulong Low, ulong High) row, (ulong Low, ulong High) rowWithoutDate)
    {
        Count++;
        _low += row.Low;
        _high += row.High;
        _lowWithoutDates += rowWithoutDate.Low;
        _highWithoutDates += rowWithoutDate.High;
    }

    public readonly bool IsSame(RowSetHash other) => Count == other.Count && _low == other._low && _high == other._high;

    public readonly bool IsSameWithoutDates(RowSetHash other) =>
        Count == other.Count && _lowWithoutDates == other._lowWithoutDates && _highWithoutDates == other._highWithoutDates;
}
