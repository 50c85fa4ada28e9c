using System;
using System.Globalization;

namespace MailkitPS.Simulator;

/// <summary>With what somebody reads mail and clicks links.</summary>
internal sealed class Visit(Person person)
{
    public const string Continent = "europe";
    public const string Country = "Czech Republic";
    public const string CountryCode = "CZ";
    public const string CountryCode3 = "CZE";
    public const string Organization = "Example ISP";
    public const string UserAgent = "ExampleAgent/1.0";
    public const string BrowserType = "Browser";

    public string City => person.City;

    public string Ip => string.Create(CultureInfo.InvariantCulture, $"192.0.2.{1 + (person.Number % 250)}");

    public string Browser => Draw.One<string>(person.Number, 20, ["ExampleBrowser", "OtherBrowser", "Reader"]);

    public string BrowserMajor => Draw.One<string>(person.Number, 21, ["119", "120", "121"]);

    public string Os => Draw.One<string>(person.Number, 22, ["Windows", "Android", "iOS", "Linux"]);

    public string OsVersion => Os == "Windows" ? "11" : "";

    public string Device => Os is "Android" or "iOS" ? "Smartphone" : "Personal computer";

    /// <summary>Writes the members that a visitor and a raw response share.</summary>
    /// <param name="row">The row.</param>
    /// <param name="spell">Makes the name of a member from its name in capitals.</param>
    public void Write(WireWriter row, Func<string, string> spell)
    {
        row.Text(spell("CONTINENT"), Continent);
        row.Text(spell("COUNTRY"), Country);
        row.Text(spell("CODE"), CountryCode);
        row.Text(spell("REGION"), "");
        row.Text(spell("REGION_CODE"), "");
        row.Text(spell("CITY"), City);
        row.Text(spell("ORG"), Organization);
        row.Text(spell("REFERER"), "");
        row.Text(spell("USER_AGENT"), UserAgent);
        row.Text(spell("BROWSER"), Browser);
        row.Text(spell("BROWSER_MAJOR"), BrowserMajor);
        row.Text(spell("BROWSER_MINOR"), "0");
        row.Text(spell("BROWSER_TYPE"), BrowserType);
        row.Text(spell("OS"), Os);
        row.Text(spell("OS_VERSION"), OsVersion);
        row.Text(spell("DEVICE"), Device);
    }
}
