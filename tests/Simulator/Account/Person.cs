using System;
using System.Globalization;

namespace MailkitPS.Simulator;

/// <summary>Somebody with an address, who may be in several lists.</summary>
internal sealed class Person
{
    private static readonly (string Name, string Address, string Gender)[] FirstNames =
    [
        ("Alice", "alice", "F"), ("Bob", "bob", "M"), ("Carol", "carol", "F"), ("Dave", "dave", "M"), ("Zuzana", "zuzana", "F"),
        ("Jiří", "jiri", "M"), ("Marie", "marie", "F"), ("Petr", "petr", "M"), ("Věra", "vera", "F"), ("Tomáš", "tomas", "M"),
        ("Anna", "anna", "F"), ("Jan", "jan", "M"), ("Lucie", "lucie", "F"), ("Pavel", "pavel", "M"), ("Hana", "hana", "F"),
        ("Karel", "karel", "M"), ("Irena", "irena", "F"), ("Josef", "josef", "M"), ("Eva", "eva", "F"), ("Milan", "milan", "M"),
    ];

    private static readonly string[] LastNames =
        ["Novak", "Svoboda", "Dvořák", "Černý", "Procházka", "Kučera", "Veselý", "Horák", "Němec", "Marek", "Pospíšil"];

    private static readonly (string City, string Zip)[] Cities =
        [("Brno", "60200"), ("Praha", "11000"), ("Ostrava", "70200"), ("Plzeň", "30100"), ("Olomouc", "77900")];

    private static readonly string[] Domains = ["example.com", "example.org", "example.net"];

    // The first ones have an address without a number.
    private const int WithoutNumber = 4;

    private Person(int number)
    {
        Number = number;
        (FirstName, string address, Gender) = FirstNames[(number - 1) % FirstNames.Length];
        LastName = LastNames[(number - 1) % LastNames.Length];
        (City, Zip) = Draw.One<(string, string)>(number, 1, Cities);
        Email = number <= WithoutNumber
            ? address + "@" + Domains[0]
            : string.Create(CultureInfo.InvariantCulture, $"{address}{number}@{Draw.One<string>(number, 2, Domains)}");
    }

    private Person(string email)
    {
        Email = email;
    }

    /// <summary>The number from 1; 0 where only an address is known.</summary>
    public int Number { get; }

    public string Email { get; }

    public string FirstName { get; } = "";

    public string LastName { get; } = "";

    public string Gender { get; } = "";

    public string City { get; } = "";

    public string Zip { get; } = "";

    public string FullName => $"{FirstName} {LastName}".Trim();

    public string Vocative => FirstName.Length > 0 ? $"Dear {FirstName}" : "";

    public string Company => Number % 3 == 1 ? "Example Ltd" : "";

    public string State => Number > 0 ? "CZ" : "";

    public string Mobile => Number > 0 ? string.Create(CultureInfo.InvariantCulture, $"+420{700000000 + Number}") : "";

    public string Domain => Email[(Email.IndexOf('@', StringComparison.Ordinal) + 1)..];

    public string Tld => Domain[(Domain.LastIndexOf('.') + 1)..];

    /// <summary>The person of a number from 1.</summary>
    public static Person Of(int number) => new(number);

    /// <summary>The person who has an address and a number; null where nobody has.</summary>
    public static Person? Find(string email)
    {
        ReadOnlySpan<char> name = email.AsSpan()[..Math.Max(email.IndexOf('@', StringComparison.Ordinal), 0)];
        ReadOnlySpan<char> digits = name[name.TrimEnd("0123456789").Length..];
        int number = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int found) ? found : 0;
        for (int first = 1; number == 0 && first <= WithoutNumber; first++)
        {
            number = name.Equals(FirstNames[first - 1].Address, StringComparison.OrdinalIgnoreCase) ? first : 0;
        }

        return number > 0 && Of(number) is { } person && string.Equals(person.Email, email, StringComparison.OrdinalIgnoreCase)
            ? person
            : null;
    }

    /// <summary>Somebody of whom only the address is known.</summary>
    public static Person OnlyAddress(string email) => new(email);

    /// <summary>A custom field, from 1 to 25; most are empty.</summary>
    public string Custom(int field) => Number == 0 ? "" : field switch
    {
        1 => Draw.One<string>(Number, 3, ["yes", "no"]),
        2 => Draw.One<string>(Number, 4, ["blue", "red", "green"]),
        3 => Draw.One<string>(Number, 5, ["gold", "silver", "bronze", ""]),
        _ => "",
    };
}
