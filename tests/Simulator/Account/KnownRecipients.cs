using System;
using System.Collections.Generic;

namespace MailkitPS.Simulator;

/// <summary>
/// Recipients that recordings, scenarios and the examples of the help name, so that what comes from there can be looked up: with IDs
/// below those of the lists.
/// </summary>
internal static class KnownRecipients
{
    private static readonly DateTime Date = new(2024, 3, 2, 8, 15, 0);

    /// <summary>All of them, by ID.</summary>
    public static IReadOnlyList<Recipient> In(AccountList list) =>
    [
        Of(list, 31_000_001, "ada@example.com"),
        Of(list, 31_000_002, "bob@example.com"),
        Of(list, 31_000_003, "eve@example.com"),
        Of(list, 31_000_004, "joe@example.com"),
        Of(list, 31_000_006, "error-6@example.com"),
        Of(list, 31_000_007, "status-7@example.com"),

        // Those of the documented answers to sendmail_mass.results.
        Of(list, 47_036_781, "mail2@mail.cz"),
        Of(list, 47_038_678, "mail3@mail.cz"),
        Of(list, 47_086_782, "mail1@mail.cz"),
        Of(list, 123_456_789, "mail@mail.cz"),
    ];

    private static Recipient Of(AccountList list, long emailId, string email) =>
        new(list, emailId, Person.Find(email) ?? Person.OnlyAddress(email), "unknown", Date, Date);
}
