using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>One call of a poll, whose rows are used when the wait takes them: never while its caller does something else.</summary>
/// <param name="source">The rows.</param>
/// <param name="use">Uses a row.</param>
internal sealed class PolledCall<TRow>(IRowSource<TRow> source, Action<TRow, WaitStep> use) : IPolledCall
    where TRow : class
{
    private Task<IReadOnlyList<TRow>?>? _read;

    public Task? Read => _read;

    public void BeginRead(CancellationToken token) => _read = source.ReadNextAsync(token);

    public async Task<bool> TakeReadAsync(WaitStep step)
    {
        Task<IReadOnlyList<TRow>?> read = _read!;
        _read = null;
        try
        {
            if (await read.ConfigureAwait(false) is not IReadOnlyList<TRow> rows)
            {
                return false;
            }

            foreach (TRow row in rows)
            {
                use(row, step);
            }

            return true;
        }
        finally
        {
            step.Verbose.AddRange(source.TakeLog());
        }
    }

    public void Dispose() => source.Dispose();
}
