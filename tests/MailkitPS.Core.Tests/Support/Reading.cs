namespace MailkitPS.Core.Tests;

/// <summary>Reads answers to the end.</summary>
internal static class Reading
{
    /// <summary>Reads to the end. Rows that came before a failure are in <paramref name="rows"/>.</summary>
    public static async Task ReadAllAsync<TRow>(this IRowSource<TRow> reader, List<TRow> rows)
        where TRow : class
    {
        while (await reader.ReadNextAsync(TestContext.Current.CancellationToken).ConfigureAwait(false) is { } read)
        {
            rows.AddRange(read);
        }
    }

    public static async Task<List<TRow>> ReadAllAsync<TRow>(this IRowSource<TRow> reader)
        where TRow : class
    {
        List<TRow> rows = [];
        await reader.ReadAllAsync(rows);
        return rows;
    }

    /// <summary>The failure of a call and the rows that came before it.</summary>
    public static async Task<(MailkitException Failure, List<SendMassResult> Rows)> FailAsync(this MailkitClient client)
    {
        List<SendMassResult> rows = [];
        MailkitException failure = await Assert.ThrowsAsync<MailkitException>(() => client.GetSendMassResults(8001).ReadAllAsync(rows));
        return (failure, rows);
    }
}
