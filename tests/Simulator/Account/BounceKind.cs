namespace MailkitPS.Simulator;

/// <summary>Why a message came back.</summary>
/// <param name="Status">STATUS: the enhanced code of SMTP.</param>
/// <param name="Category">
/// BOUNCE_CAT; only bad-mailbox is documented, the others are words of the mail server that it seems to come from.
/// </param>
/// <param name="Text">TEXT_STATUS.</param>
/// <param name="EmailStatus">EMAIL_STATUS, which the recipient has from then on; its values are taken from those of a recipient.</param>
internal sealed record BounceKind(string Status, string Category, string Text, string EmailStatus)
{
    private const int One = 25;
    private const int FirstPlace = 7;

    private static readonly BounceKind[] All =
    [
        new("5.1.1", "bad-mailbox", "smtp;550 5.1.1 no such mailbox", "permanent"),
        new("4.4.2", "no-answer-from-host", "smtp;421 4.4.2 connection timed out", "temporary"),
        new("5.1.1", "bad-mailbox", "smtp;550 5.1.1 user unknown", "permanent"),
        new("5.2.2", "quota-issues", "smtp;552 5.2.2 mailbox full", "temporary"),
        new("5.1.2", "bad-domain", "smtp;550 5.1.2 bad destination system", "permanent"),
    ];

    /// <summary>There is no such mailbox.</summary>
    public static BounceKind NoMailbox => All[0];

    /// <summary>What comes back from the recipient at a place of a list, from 0; null where messages arrive.</summary>
    public static BounceKind? At(int place) => place % One == FirstPlace ? All[place / One % All.Length] : null;
}
