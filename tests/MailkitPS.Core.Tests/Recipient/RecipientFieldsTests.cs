using System.Collections;
using System.Collections.Specialized;
using System.Globalization;

namespace MailkitPS.Core.Tests.Recipient;

/// <summary>Which fields a recipient has in which function, and how their names and values are read.</summary>
public sealed class RecipientFieldsTests
{
    [Theory]
    [InlineData("first_name", "first_name")]
    [InlineData("FirstName", "first_name")]
    [InlineData("FIRST NAME", "first_name")]
    [InlineData("first-name", "first_name")]
    [InlineData("First.Name ", "first_name")]
    [InlineData("replyto", "reply_to")]
    [InlineData("Status", "status")]
    [InlineData("CUSTOM_7", "custom7")]
    [InlineData("Custom 25", "custom25")]
    [InlineData("7", "custom7")]
    [InlineData("25", "custom25")]
    [InlineData("0", null)]
    [InlineData("26", null)]
    [InlineData("custom26", null)]
    [InlineData("custom", null)]
    [InlineData("custom07", null)]
    [InlineData("-1", null)]
    [InlineData("1.5", null)]
    [InlineData("1 2", null)]
    [InlineData("Vorname", null)]
    [InlineData("", null)]
    public void A_name_is_read_loosely_and_nothing_is_guessed(string name, string? field) =>
        Assert.Equal(field, RecipientFields.OfMail.Find(name)?.Name);

    public static TheoryData<string> AllFields() => [.. RecipientField.All.Select(field => field.Name)];

    [Theory]
    [MemberData(nameof(AllFields))]
    public void Every_spelling_of_every_field_is_read(string name)
    {
        RecipientField field = RecipientField.All.Single(one => one.Name == name);
        string[] words = field.Group == RecipientFieldGroup.Custom ? ["custom", name["custom".Length..]] : name.Split('_');
        string[] pascal = [.. words.Select(word => char.ToUpperInvariant(word[0]) + word[1..])];
        string[] spellings =
        [
            name,
            field.PropertyName,
            .. new[] { string.Empty, "_", "-", ".", " ", "  ", "\u00A0" }.SelectMany(between => (string[])
            [
                string.Join(between, words),
                string.Join(between, pascal),
                string.Join(between, words).ToUpperInvariant(),
                $" {string.Join(between, words)}\t",
            ]),
        ];
        Assert.All(spellings, spelling => Assert.Same(field, RecipientFields.OfImport.Find(spelling)));
        Assert.All(
            spellings,
            spelling => Assert.Same(name == "status" ? null : field, RecipientFields.OfImport.FindColumn(spelling)));
        Assert.All(spellings, spelling => Assert.Same(field, RecipientFields.OfImport.FindColumn(spelling, takesStatus: true)));
        if (field.Group == RecipientFieldGroup.Custom)
        {
            Assert.Same(field, RecipientFields.OfImport.Find(words[1]));
            Assert.Null(RecipientFields.OfImport.FindColumn(words[1]));
        }
    }

    [Fact]
    public void A_name_is_the_same_under_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal("city", RecipientFields.OfMail.Find("CITY")?.Name);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Each_function_takes_the_fields_that_its_page_has()
    {
        Assert.Equal(42, RecipientField.All.Length);
        Assert.All(RecipientField.All, field => Assert.Same(field, RecipientFields.OfMail.Find(field.Name)));
        Assert.Equal(["status"], Missing(RecipientFields.OfMassMail));
        Assert.Empty(Missing(RecipientFields.OfImport));
        Assert.Equal(["status"], Missing(RecipientFields.OfComparison));
        Assert.Equal(
            ["status", "nick_name", "phone", "mobile", "fax", "street", "city", "state", "country", "zip"],
            Missing(RecipientFields.OfSms));
    }

    [Theory]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(0.00001, "0.00001")]
    [InlineData(2.5, "2.5")]
    [InlineData(double.NaN, null)]
    [InlineData(double.NegativeInfinity, null)]
    public void A_number_is_written_in_digits_or_refused(double number, string? expected)
    {
        Hashtable values = new() { ["custom1"] = number };
        if (expected is null)
        {
            MailkitException refusal = Assert.Throws<MailkitException>(() => RecipientFields.OfMail.Read(values));
            Assert.Equal(MailkitErrorKind.InvalidArgument, refusal.Kind);
            return;
        }

        Assert.Equal(expected, RecipientFields.OfMail.Read(values).All()!["custom1"]);
    }

    [Fact]
    public void Each_field_stands_where_a_mail_has_it()
    {
        Mail mail = new("ada@example.com", 1, 2)
        {
            Fields = RecipientFields.OfMail.Read(
                new OrderedDictionary { ["Status"] = "enabled", ["City"] = "Praha", ["3"] = "x", ["Company"] = "Y" }),
        };
        Assert.Equal(["status=enabled", "company=Y"], Show(mail.Recipient));
        Assert.Equal(["city=Praha"], Show(mail.Contact));
        Assert.Equal(["custom3=x"], Show(mail.Custom));
    }

    [Fact]
    public void Values_are_texts_of_no_culture_and_what_is_empty_is_left_alone()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("cs-CZ");
            RecipientData data = RecipientFields.OfMassMail.Read(new OrderedDictionary
            {
                ["1"] = 1.5,
                ["2"] = 42L,
                ["3"] = true,
                ["4"] = new DateTime(2026, 3, 1, 14, 5, 6),
                ["5"] = null,
                ["6"] = string.Empty,
                ["7"] = " ž ",
            });
            Assert.Equal(
                ["custom1=1.5", "custom2=42", "custom3=true", "custom4=2026-03-01 14:05:06", "custom7= ž "],
                Show(data.All()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Null(RecipientFields.OfMassMail.Read(new Hashtable { ["FirstName"] = null }).All());
        Assert.Null(RecipientFields.OfMassMail.Read(null).All());
    }

    [Fact]
    public void One_field_under_two_names_is_refused_and_both_are_named()
    {
        string message = Refusal(RecipientFields.OfMail, new Hashtable { ["FirstName"] = "Ada", ["first_name"] = null });
        Assert.Contains("'FirstName'", message, StringComparison.Ordinal);
        Assert.Contains("'first_name'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fist_name", "first_name")]
    [InlineData("custom26", "custom2")]
    [InlineData("surname", "last_name")]
    public void A_name_that_is_not_known_is_refused_with_the_nearest(string name, string nearest)
    {
        string message = Refusal(RecipientFields.OfMail, new Hashtable { [name] = "x" });
        Assert.Contains($"'{name}' is no field that mailkit.sendmail takes", message, StringComparison.Ordinal);
        Assert.Contains(nearest, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whom_a_message_goes_to_is_no_field()
    {
        Assert.Contains("given on its own", Refusal(RecipientFields.OfMail, new Hashtable { ["send_to"] = "x" }), StringComparison.Ordinal);
        Assert.Contains("given on its own", Refusal(RecipientFields.OfSms, new Hashtable { ["Mobile"] = "x" }), StringComparison.Ordinal);
        Assert.NotNull(RecipientFields.OfMail.Find("Mobile"));
    }

    [Fact]
    public void A_value_that_is_no_single_value_is_refused()
    {
        Hashtable fields = new() { ["city"] = new List<object?> { "x" } };
        Assert.Contains("'city'", Refusal(RecipientFields.OfMail, fields), StringComparison.Ordinal);
    }

    private static string Refusal(RecipientFields fields, IDictionary values)
    {
        MailkitException failure = Assert.Throws<MailkitException>(() => fields.Read(values));
        Assert.Equal(MailkitErrorKind.InvalidArgument, failure.Kind);
        return failure.Message;
    }

    private static IEnumerable<string> Missing(RecipientFields fields) =>
        RecipientField.All.Where(field => fields.Find(field.Name) is null).Select(field => field.Name);

    private static IEnumerable<string> Show(IDictionary? members) =>
        members!.Cast<DictionaryEntry>().Select(member => $"{member.Key}={member.Value}");
}
