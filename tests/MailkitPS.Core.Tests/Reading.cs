namespace MailkitPS.Core.Tests;

/// <summary>Reads answers to their ends.</summary>
internal static class Reading
{
    /// <summary>Reads to the end. Rows that came before a failure are in <paramref name="rows"/>.</summary>
    public static async Task ReadAllAsync(this MailkitRowReader<SendMassResult> reader, List<SendMassResult> rows)
    {
        while (await reader.ReadNextAsync(TestContext.Current.CancellationToken).ConfigureAwait(false) is { } read)
        {
            rows.AddRange(read);
        }
    }

    public static async Task<List<SendMassResult>> ReadAllAsync(this MailkitRowReader<SendMassResult> reader)
    {
        List<SendMassResult> rows = [];
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
