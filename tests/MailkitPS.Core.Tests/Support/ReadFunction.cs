namespace MailkitPS.Core.Tests;

/// <summary>A typed read, as the tests of all typed reads need it.</summary>
/// <param name="Name">The function of the API.</param>
/// <param name="Row">The class of its rows.</param>
/// <param name="FirstRow">
/// The first row of the recording: every property with its value, in their order, Extra only where there is something.
/// </param>
/// <param name="Recording">The case of the recording that is read.</param>
/// <param name="ReadAsync">Reads to the end: the rows as texts, and the failure where there is one.</param>
internal sealed record ReadFunction(
    string Name,
    Type Row,
    string FirstRow,
    string Recording,
    Func<MailkitClient, Task<(List<string> Rows, MailkitException? Failure)>> ReadAsync)
{
    /// <summary>The first row in XML-RPC, where that says less; null where it is the same.</summary>
    public string? XmlRpcFirstRow { get; init; }

    public static ReadFunction Of<TRow>(
        string name,
        Func<MailkitClient, MailkitRowReader<TRow>> call,
        string firstRow,
        string recording = "success",
        string? xmlRpcFirstRow = null)
        where TRow : class =>
        new(name, typeof(TRow), firstRow, recording, client => CollectAsync<TRow>(rows => call(client).ReadAllAsync(rows)))
        {
            XmlRpcFirstRow = xmlRpcFirstRow,
        };

    /// <summary>A function that answers in pages, of which the first is read.</summary>
    public static ReadFunction OfPages<TRow>(string name, Func<MailkitClient, MailkitPager<TRow>> call, string firstRow)
        where TRow : class =>
        new(name, typeof(TRow), firstRow, "success", client => CollectAsync<TRow>(rows => ReadPageAsync(call(client), rows)));

    private static async Task<(List<string> Rows, MailkitException? Failure)> CollectAsync<TRow>(Func<List<TRow>, Task> readAllAsync)
    {
        List<TRow> rows = [];
        MailkitException? failure = null;
        try
        {
            await readAllAsync(rows);
        }
        catch (MailkitException e)
        {
            failure = e;
        }

        return ([.. rows.Select(Show)], failure);
    }

    private static async Task ReadPageAsync<TRow>(MailkitPager<TRow> pager, List<TRow> rows)
        where TRow : class
    {
        do
        {
            rows.AddRange(await pager.ReadNextAsync(CancellationToken.None) ?? []);
        }
        while (((IRowSource<TRow>)pager).State is not null);
    }

    private static string Show<TRow>(TRow row) => string.Join(
        ", ",
        typeof(TRow).GetProperties()
            .Where(property => property.Name != "Extra" || property.GetValue(row) is not null)
            .Select(property => FormattableString.Invariant(
                $"{property.Name} = {property.GetValue(row) ?? "null"}")));
}
