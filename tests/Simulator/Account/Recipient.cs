using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>A person in a mailing list.</summary>
internal sealed record Recipient(AccountList List, long EmailId, Person Person, string Status, DateTime Date, DateTime ChangeDate)
{
    private const int CustomFields = 25;

    // The same members in the two spellings of the API; of the custom fields only the number differs.
    private static readonly string[] InCapitals =
    [
        "PREFIX", "VOCATIVE", "FIRST_NAME", "LAST_NAME", "NICK_NAME", "GENDER", "REPLY_TO", "COMPANY", "STREET", "CITY", "STATE",
        "COUNTRY", "ZIP", "PHONE", "MOBILE", "FAX", .. Numbered("CUSTOM_"),
    ];

    // The names in requests: custom fields have no underscore there.
    private static readonly string[] InRequests =
        [.. InCapitals.Select(name => name.ToLowerInvariant().Replace("custom_", "custom", StringComparison.Ordinal))];

    private static readonly string[] InSmallLetters = [.. InCapitals.Select(name => name.ToLowerInvariant())];

    /// <summary>Its fields by their names in requests; null while they are those of the person.</summary>
    public IReadOnlyDictionary<string, string>? Data { get; init; }

    /// <summary>Every field by its name in requests; one that is not set is empty.</summary>
    public Dictionary<string, string> AllData() => InRequests.Zip(Values()).ToDictionary(field => field.First, field => field.Second);

    /// <summary>Writes the members of mailinglist.getstatus, under an ID that may be another than its own.</summary>
    public void Write(WireWriter row, long emailId)
    {
        row.Quoted("ID_EMAIL", emailId);
        row.Text("EMAIL", Person.Email);
        row.Text("STATUS", Status);
        row.Date("DATE", Date);
        row.Date("CHANGE_DATE", ChangeDate);
        WriteData(row, InCapitals);
    }

    /// <summary>Writes the members of a raw message that come from the recipient.</summary>
    public void WriteRaw(WireWriter row)
    {
        WriteData(row, InSmallLetters);
        row.Text("full_name", Person.FullName);
    }

    private static IEnumerable<string> Numbered(string name) =>
        Enumerable.Range(1, CustomFields).Select(field => string.Create(CultureInfo.InvariantCulture, $"{name}{field}"));

    private void WriteData(WireWriter row, string[] names)
    {
        foreach ((string name, string value) in names.Zip(Values()))
        {
            row.Text(name, value);
        }
    }

    private IEnumerable<string> Values() => Data is { } data
        ? InRequests.Select(name => data.GetValueOrDefault(name) ?? "")
        : [.. ValuesOfPerson(), .. Enumerable.Range(1, CustomFields).Select(Person.Custom)];

    private string[] ValuesOfPerson() =>
    [
        "", Person.Vocative, Person.FirstName, Person.LastName, "", Person.Gender, "", Person.Company, "", Person.City, Person.State,
        "", Person.Zip, "", Person.Mobile, "",
    ];
}
