using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Delivery;

/// <summary>Reading a row allocates the row and its strings, and nothing temporary.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    private const int Few = 20_000;
    private const int Many = 120_000;

    /// <summary>One more object per row would cost at least this much; the lists that hold the rows cost less.</summary>
    private const int SmallestObject = 24;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task A_row_costs_itself_and_its_address(WireForm form)
    {
        byte[] few = Body.Generated(Few).In(form);
        byte[] many = Body.Generated(Many).In(form);
        await AllocatedAsync(form, few);
        double perRow = (double)(await AllocatedAsync(form, many) - await AllocatedAsync(form, few)) / (Many - Few);
        TestContext.Current.TestOutputHelper?.WriteLine($"{perRow:0.0} bytes a row");
        Assert.InRange(perRow, RowAndAddress(), RowAndAddress() + SmallestObject - 1);
    }

    private static long RowAndAddress()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        SendMassResult row = new(1) { Email = new string('x', "user0000001@example.com".Length) };
        long after = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(row);
        return after - before;
    }

    /// <summary>The bytes allocated by all threads, because XML is parsed on a thread of its own.</summary>
    private static async Task<long> AllocatedAsync(WireForm form, byte[] answer)
    {
        using MemoryStream body = new(answer);
        IWireFormat format = form == WireForm.Json ? new JsonFormat() : new XmlRpcFormat();
        RowShape<SendMassResult> shape = new(FunctionCatalog.Get("mailkit.sendmail_mass.results"), () => new SendMassResult(1));
        AnswerBuilder<SendMassResult> builder = shape.NewBuilder();
        using AnswerReader reader = format.ReadAnswer(body, builder, new ClientLogin(1, TestClient.Md5));
        int rowsOfLastRead = 0;
        long before = GC.GetTotalAllocatedBytes(precise: true);
        while (true)
        {
            List<SendMassResult> rows = new(rowsOfLastRead);
            builder.Rows = rows;
            if (!await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                return GC.GetTotalAllocatedBytes(precise: true) - before;
            }

            rowsOfLastRead = rows.Count;
        }
    }
}
