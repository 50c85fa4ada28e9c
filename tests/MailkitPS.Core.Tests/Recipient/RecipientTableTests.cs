namespace MailkitPS.Core.Tests.Recipient;

/// <summary>What is kept of a mailing list for a comparison.</summary>
[Collection(nameof(Alone))]
public sealed class RecipientTableTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_recipient_of_the_list_takes_45_bytes_and_4_a_field(int fields)
    {
        const int Count = 200_000;
        RecipientField[] compared = [.. RecipientField.All.Skip(1).Take(fields)];
        // What tests before this one have left goes first.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        RecipientTable table = new(compared, keepsAddresses: false);
        for (int i = 0; i < Count; i++)
        {
            string email = FormattableString.Invariant($"user{i}@example.com");
            table.Add(new MailkitPS.Recipient { EmailId = i + 1, Email = email });
        }

        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(Count, table.Count);
        Assert.InRange(kept, 0, Count * (45 + (4 * fields)));
        GC.KeepAlive(table);
    }
}
