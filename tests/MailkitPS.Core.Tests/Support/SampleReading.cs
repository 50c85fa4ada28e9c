namespace MailkitPS.Core.Tests;

/// <summary>Reads answers as rows that have a column of every kind.</summary>
internal static class SampleReading
{
    private const string List = "mailkit.mailinglist.list";

    /// <summary>A reader of the rows of an answer.</summary>
    public static MailkitRowReader<SampleRow> ReadSample(
        this TestClient client,
        byte[] answer,
        string function = List,
        bool isRow = false,
        int chunk = int.MaxValue) => client.Read(answer, function, () => new SampleRow(), isRow, chunk);

    public static MailkitRowReader<SampleRow> ReadSample(this TestClient client, string json, string function = List, bool isRow = false) =>
        client.ReadSample(client.Encode(json), function, isRow);

    /// <summary>A reader of the rows of an answer, of another class.</summary>
    public static MailkitRowReader<TRow> Read<TRow>(
        this TestClient client, byte[] answer, string function, Func<TRow> newRow, bool isRow = false, int chunk = int.MaxValue)
        where TRow : MailkitRow
    {
        MailkitClient mailkit = client.Create(new FakeServer(FakeServer.Body(answer, chunk)));
        RowShape<TRow> shape = new(FunctionCatalog.Get(function), newRow, isRow);
        return new(mailkit, new MailkitCall(function), shape, mailkit.NoRetry);
    }

    public static MailkitRowReader<TRow> Read<TRow>(this TestClient client, string json, string function, Func<TRow> newRow)
        where TRow : MailkitRow => client.Read(client.Encode(json), function, newRow);

    /// <summary>The failure of an answer that is refused.</summary>
    public static Task<MailkitException> FailSampleAsync(this TestClient client, string json, string function = List, bool isRow = false) =>
        Assert.ThrowsAsync<MailkitException>(() => client.ReadSample(json, function, isRow).ReadAllAsync());
}
