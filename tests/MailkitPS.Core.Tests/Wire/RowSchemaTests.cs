using System.Text;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>Columns come from the attributes of a row class and are found by name.</summary>
public sealed class RowSchemaTests
{
    [Theory]
    [InlineData("ID_EMAIL", "ID_EMAIL")]
    [InlineData("id_email", "ID_EMAIL")]
    [InlineData("Id_Email", "ID_EMAIL")]
    [InlineData("ID_SEND", "ID_SEND")]
    [InlineData("ID_SEND_MESSAGE", "ID_SEND_MESSAGE")]
    [InlineData("ID_SEND_MESSAG", null)]
    [InlineData("ID-SEND", null)]
    [InlineData("", null)]
    [InlineData("ž", null)]
    public void A_name_is_found_in_any_letter_case(string name, string? expected) =>
        Assert.Equal(expected, RowSchema<SendMassResult>.Instance.Members.Find(Encoding.UTF8.GetBytes(name), out _)?.Name);

    [Fact]
    public void Names_that_differ_in_one_letter_are_told_apart()
    {
        foreach (int number in Enumerable.Range(1, 25))
        {
            byte[] name = Encoding.UTF8.GetBytes($"custom_{number}");
            Assert.Equal($"CUSTOM_{number}", RowSchema<Numbered>.Instance.Members.Find(name, out _)?.Name);
        }

        Assert.Null(RowSchema<Numbered>.Instance.Members.Find("CUSTOM_26"u8, out _));
        Assert.Null(RowSchema<Numbered>.Instance.Members.Find("CUSTOM_0"u8, out _));
    }

    [Fact]
    public void Columns_of_a_base_class_are_columns()
    {
        Derived row = new();
        RowSchema<Derived>.Instance.Members.Find("TEXT"u8, out _)!.TrySet(row, new DecodedScalar("x"));
        Assert.Equal("x", row.Text);
    }

    [Theory]
    [InlineData(typeof(TwiceTheSame), "two columns TEXT")]
    [InlineData(typeof(OfAnUnknownType), "has a type")]
    [InlineData(typeof(WithoutSetter), "no setter")]
    public void A_class_that_cannot_be_read_is_told(Type row, string says)
    {
        TypeInitializationException failure = Assert.Throws<TypeInitializationException>(
            () => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(RowSchema<>).MakeGenericType(row).TypeHandle));
        Assert.Contains(says, failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_of_the_module_can_be_read()
    {
        foreach (Type row in typeof(MailkitClient).Assembly.GetTypes().Where(HasColumns))
        {
            System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(RowSchema<>).MakeGenericType(row).TypeHandle);
        }
    }

    private static bool HasColumns(Type type) =>
        type is { IsPublic: true, IsAbstract: false }
        && type.GetProperties().Any(property => property.IsDefined(typeof(ColumnAttribute), inherit: true));

#pragma warning disable CA1812 // never created, only read by reflection
    private sealed class Numbered : MailkitRow
    {
        [Column("CUSTOM_1")] public string? C1 { get; internal set; }

        [Column("CUSTOM_2")] public string? C2 { get; internal set; }

        [Column("CUSTOM_3")] public string? C3 { get; internal set; }

        [Column("CUSTOM_4")] public string? C4 { get; internal set; }

        [Column("CUSTOM_5")] public string? C5 { get; internal set; }

        [Column("CUSTOM_6")] public string? C6 { get; internal set; }

        [Column("CUSTOM_7")] public string? C7 { get; internal set; }

        [Column("CUSTOM_8")] public string? C8 { get; internal set; }

        [Column("CUSTOM_9")] public string? C9 { get; internal set; }

        [Column("CUSTOM_10")] public string? C10 { get; internal set; }

        [Column("CUSTOM_11")] public string? C11 { get; internal set; }

        [Column("CUSTOM_12")] public string? C12 { get; internal set; }

        [Column("CUSTOM_13")] public string? C13 { get; internal set; }

        [Column("CUSTOM_14")] public string? C14 { get; internal set; }

        [Column("CUSTOM_15")] public string? C15 { get; internal set; }

        [Column("CUSTOM_16")] public string? C16 { get; internal set; }

        [Column("CUSTOM_17")] public string? C17 { get; internal set; }

        [Column("CUSTOM_18")] public string? C18 { get; internal set; }

        [Column("CUSTOM_19")] public string? C19 { get; internal set; }

        [Column("CUSTOM_20")] public string? C20 { get; internal set; }

        [Column("CUSTOM_21")] public string? C21 { get; internal set; }

        [Column("CUSTOM_22")] public string? C22 { get; internal set; }

        [Column("CUSTOM_23")] public string? C23 { get; internal set; }

        [Column("CUSTOM_24")] public string? C24 { get; internal set; }

        [Column("CUSTOM_25")] public string? C25 { get; internal set; }
    }

    private class WithText : MailkitRow
    {
        [Column("TEXT")] public string? Text { get; internal set; }
    }

    private sealed class Derived : WithText;

    private sealed class TwiceTheSame : WithText
    {
        [Column("text")] public string? Other { get; internal set; }
    }

    private sealed class OfAnUnknownType : MailkitRow
    {
        [Column("URL")] public Uri? Url { get; internal set; }
    }

    private sealed class WithoutSetter : MailkitRow
    {
        [Column("TEXT")] public string? Text { get; }
    }
}
