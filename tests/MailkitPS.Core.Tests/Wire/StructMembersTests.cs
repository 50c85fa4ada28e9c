namespace MailkitPS.Core.Tests.Wire;

/// <summary>The options of a change become the members of a struct.</summary>
public sealed class StructMembersTests
{
    private static readonly Options Given = new() { Name = "žluťoučký", Id = 5, Flag = true, Date = new DateTime(2025, 2, 3, 4, 5, 6) };

    [Fact]
    public void What_has_a_value_is_a_member()
    {
        Assert.Equal(
            ["name=žluťoučký", "ID=5", "flag=True", "date=2025-02-03 04:05:06"],
            StructMembers.Of(Given).Cast<System.Collections.DictionaryEntry>().Select(member => $"{member.Key}={member.Value}"));
        Assert.Equal(["name", "ID", "flag", "date"], StructMembers.ParametersOf(Given).Select(parameter => parameter.Name));
        Assert.Equal(5L, StructMembers.ParametersOf(Given)[1].Value);
    }

    [Fact]
    public void In_base64_every_value_is_a_text() => Assert.Equal(
        [WireText.Base64("žluťoučký"), WireText.Base64("5"), WireText.Base64("true"), WireText.Base64("2025-02-03 04:05:06")],
        StructMembers.ParametersOf(Given, isBase64: true).Select(parameter => parameter.Value));

    private sealed class Options
    {
        [Column("name", "NAME")]
        public string? Name { get; set; }

        [Column("ID")]
        public long? Id { get; set; }

        [Column("subject")]
        public string? Subject { get; set; }

        [Column("flag")]
        public bool? Flag { get; set; }

        [Column("date")]
        public DateTime? Date { get; set; }

        public string NotAMember { get; } = "x";
    }
}
