using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>Rows that no call brings: they are made here, in parts, so that some can be made while those before them are written.</summary>
/// <param name="maker">Who makes them, in place of a function.</param>
/// <param name="rows">The rows, each made when it is asked for.</param>
/// <typeparam name="TRow">The class of a row.</typeparam>
internal sealed class MadeRows<TRow>(string maker, IEnumerable<TRow> rows) : IRowSource<TRow>
    where TRow : class
{
    private const int PartSize = 1000;

    private readonly IEnumerator<TRow> _rows = rows.GetEnumerator();

    /// <inheritdoc/>
    public string Function => maker;

    /// <inheritdoc/>
    public IReadOnlyList<string> UnknownMembers => [];

    /// <inheritdoc/>
    public bool IsInAnswer => true;

    /// <inheritdoc/>
    public CallState? State => null;

    /// <summary>Makes some rows; null when there are no more.</summary>
    public Task<IReadOnlyList<TRow>?> ReadNextAsync(CancellationToken token)
    {
        try
        {
            return Task.FromResult<IReadOnlyList<TRow>?>(MakeSome());
        }
        catch (Exception e)
        {
            return Task.FromException<IReadOnlyList<TRow>?>(e);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> TakeLog() => [];

    /// <summary>Does nothing: what nobody asks for is not made.</summary>
    public void Dispose()
    {
    }

    private List<TRow>? MakeSome()
    {
        List<TRow> made = new(PartSize);
        while (made.Count < PartSize && _rows.MoveNext())
        {
            made.Add(_rows.Current);
        }

        return made.Count > 0 ? made : null;
    }
}
