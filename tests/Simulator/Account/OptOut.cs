using System;

namespace MailkitPS.Simulator;

/// <summary>That a person does not want mail, or not of some topics.</summary>
/// <param name="Date">Since when.</param>
/// <param name="Topics">The IDs of the topics; empty where it is complete.</param>
/// <param name="Until">Until when; null for good.</param>
internal sealed record OptOut(DateTime Date, string Topics, DateTime? Until)
{
    private const int One = 25;

    // After the last delivery to them.
    private static readonly DateTime First = new(2026, 11, 10, 6, 0, 0);

    /// <summary>Whether nothing at all is wanted.</summary>
    public bool IsComplete => Topics.Length == 0;

    /// <summary>What a person has opted out of; null for nothing.</summary>
    public static OptOut? Of(Person person) => (person.Number % One) switch
    {
        // Carol and some more; one in ten of them for some weeks only.
        3 => new OptOut(DateOf(person), "", person.Number % (One * 10) == One + 3 ? DateOf(person).Date.AddDays(60) : null),

        // Dave and few more.
        4 when person.Number % 1000 == 4 => new OptOut(DateOf(person), "27,29,35", null),
        _ => null,
    };

    private static DateTime DateOf(Person person) => First.AddSeconds(Draw.Of(person.Number, 8, 800_000));
}
