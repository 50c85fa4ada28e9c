using System.Globalization;

namespace MailkitPS.Core.Tests.Recipient;

/// <summary>What a comparison with a mailing list finds, against a model that keeps everything.</summary>
public sealed class RecipientComparisonTests
{
    private static readonly RecipientField[] Fields =
        [.. new[] { "first_name", "gender", "custom3" }.Select(name => RecipientFields.OfComparison.Require(name))];

    private static readonly string[] Words = ["", "Ada", "ADA", "ada ", "Žofie", "😀", "m", "M", "f"];

    [Fact]
    public void Random_lists_and_inputs_are_compared_as_a_model_that_keeps_everything_compares_them()
    {
        Random random = new(7);
        for (int round = 0; round < 300; round++)
        {
            MailkitPS.Recipient[] list = [.. Enumerable.Range(1, random.Next(40)).Select(number => Row(random, number))];
            bool tellsRest = round % 2 == 0;
            RecipientComparison comparison = new(5001, Fields, tellsRest);
            Dictionary<string, MailkitPS.Recipient> model = new(StringComparer.OrdinalIgnoreCase);
            foreach (MailkitPS.Recipient recipient in list)
            {
                comparison.Add(recipient);
                model.TryAdd(recipient.Email!, recipient);
            }

            for (int position = 1; position <= 40; position++)
            {
                string email = Address(random);
                RecipientData data = new();
                foreach (RecipientField field in Fields.Where(_ => random.Next(3) > 0))
                {
                    data.Set(field, Words[random.Next(Words.Length)]);
                }

                RecipientDifference found = comparison.Compare(position, email, data, out RecipientField? unknown);
                Assert.Null(unknown);
                model.TryGetValue(email, out MailkitPS.Recipient? known);
                string differing = string.Join(", ", data.Values
                    .Where(value => known is not null && value.Value.Length > 0)
                    .Where(value => !IsSame(value.Key, value.Value, value.Key.ValueIn(known!)))
                    .Select(value => value.Key.PropertyName));
                RecipientDifferenceKind kind = known is null ? RecipientDifferenceKind.Missing
                    : differing.Length > 0 ? RecipientDifferenceKind.Different
                    : RecipientDifferenceKind.Same;
                Assert.Equal(
                    (position, email, kind, differing.Length > 0 ? differing : null, known?.EmailId, 5001, known?.Status),
                    (found.Position, found.Email, found.Difference, found.Fields, found.EmailId, found.MailingListId, found.Status));
                if (known is not null)
                {
                    known.Custom25 = "seen";
                }
            }

            if (tellsRest)
            {
                Assert.Equal(
                    model.Values.Where(known => known.Custom25 is null).Select(known => (known.Email, known.EmailId, known.Status)).Order(),
                    comparison.Rest.Select(rest => ((string?)rest.Email, rest.EmailId!.Value, rest.Status)).Order());
                Assert.All(comparison.Rest, rest => Assert.Equal(RecipientDifferenceKind.OnlyInMailkit, rest.Difference));
            }
        }
    }

    [Theory]
    [InlineData("ada@example.com", "ADA@Example.COM", true)]
    [InlineData(" ada@example.com", "ada@example.com ", true)]
    [InlineData("ada@příklad.cz", "ADA@PŘÍKLAD.CZ", true)]
    [InlineData("ada@příklad.cz", "ada@xn--pklad-zsa96e.cz", true)]
    [InlineData("žofie@example.com", "ŽOFIE@example.com", true)]
    [InlineData("zofie@example.com", "žofie@example.com", false)]
    [InlineData("ada@example.com", "ada@example.co", false)]
    [InlineData("ada@-ž-.cz", "ADA@-Ž-.CZ", true)]
    [InlineData("ada@straße.de", "ada@STRAßE.de", true)]
    [InlineData("ada@straße.de", "ada@xn--strae-oqa.de", true)]
    [InlineData("ada@straße.de", "ada@strasse.de", false)]
    [InlineData("ada@βόλος.gr", "ada@xn--nxasmm1c.gr", true)]
    [InlineData("ada@日本。jp", "ada@xn--wgv71a.jp", true)]
    [InlineData("ada@ａda.cz", "ada@ada.cz", true)]
    [InlineData("ada@😀.cz", "ada@xn--e28h.cz", true)]
    [InlineData("ada@\ud83d.cz", "ADA@\ud83d.cz", true)]
    public void Addresses_are_the_same_in_any_letter_case_and_either_way_of_their_domain(string one, string other, bool same) =>
        Assert.Equal(same, EmailAddress.ToComparable(one) == EmailAddress.ToComparable(other));

    [Fact]
    public void An_address_is_the_same_under_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal(EmailAddress.ToComparable("IVI@EXAMPLE.COM"), EmailAddress.ToComparable("ivi@example.com"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_field_that_the_list_was_not_read_with_is_named()
    {
        RecipientComparison comparison = new(5001, Fields, tellsRest: false);
        RecipientData data = new();
        data.Set(Fields[0], "x");
        data.Set(RecipientFields.OfComparison.Require("city"), "Brno");
        comparison.Compare(1, "a@example.com", data, out RecipientField? unknown);
        Assert.Equal("City", unknown?.PropertyName);
    }

    [Fact]
    public void Every_field_of_a_request_is_a_property_of_a_row_but_the_status()
    {
        MailkitPS.Recipient row = new();
        foreach (RecipientField field in RecipientField.All.Where(field => field.Name != "status"))
        {
            typeof(ContactRow).GetProperty(field.PropertyName)!.SetValue(row, field.Name);
            Assert.Equal(field.Name, field.ValueIn(row));
        }

        Assert.Equal("Status", RecipientField.All.Single(field => field.ValueIn(row) is null).PropertyName);
    }

    [Fact]
    public void There_may_be_more_words_for_states_than_are_kept()
    {
        RecipientComparison comparison = new(5001, [], tellsRest: false);
        for (int i = 0; i < 300; i++)
        {
            comparison.Add(new MailkitPS.Recipient { EmailId = i + 1, Email = $"{i}@example.com", Status = $"state {i}" });
        }

        Assert.Equal("state 254", comparison.Compare(1, "254@example.com", null, out _).Status);
        Assert.Null(comparison.Compare(1, "255@example.com", null, out _).Status);
        Assert.Equal(256, comparison.Compare(1, "255@example.com", null, out _).EmailId);
    }

    private static bool IsSame(RecipientField field, string given, string? known) => string.Equals(
        given, known, field.Name == "gender" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string Address(Random random)
    {
        string address = FormattableString.Invariant($"user{random.Next(30)}@example.com");
        return random.Next(2) == 0 ? address : address.ToUpperInvariant();
    }

    private static MailkitPS.Recipient Row(Random random, int number) => new()
    {
        EmailId = number,
        Email = Address(random),
        Status = random.Next(2) == 0 ? "enabled" : null,
        FirstName = Words[random.Next(Words.Length)] is { Length: > 0 } name ? name : null,
        Gender = Words[random.Next(Words.Length)],
        Custom3 = Words[random.Next(Words.Length)],
    };
}
