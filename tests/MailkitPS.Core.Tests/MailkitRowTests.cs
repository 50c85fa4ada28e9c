namespace MailkitPS.Core.Tests;

/// <summary>Rows as objects.</summary>
public sealed class MailkitRowTests
{
    [Fact]
    public void A_copy_of_a_result_has_all_that_the_row_has()
    {
        SendMassResult row = new(8001)
        {
            Email = "ada@example.com",
            ErrorCode = 2,
            Info = "invalid email status permanent",
            Date = new DateTime(2026, 3, 14),
            EmailId = 3,
            SendId = 4,
            SendMessageId = 5,
            Extra = "{}",
        };
        MailkitRow copy = row.Copy();
        Assert.NotSame(row, copy);
        Assert.All(
            typeof(SendMassResult).GetProperties(),
            property =>
            {
                object? value = property.GetValue(row);
                Assert.NotEqual(property.GetValue(new SendMassResult(0)), value);
                Assert.Equal(value, property.GetValue(copy));
            });
    }
}
