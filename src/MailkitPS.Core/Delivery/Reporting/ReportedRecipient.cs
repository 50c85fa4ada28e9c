namespace MailkitPS;

/// <summary>A recipient that a report names, because the mail was not sent.</summary>
/// <param name="outcome">What is known of the recipient.</param>
/// <param name="email">The address, as it came.</param>
/// <param name="position">The position in the input of the comparison; null for none.</param>
/// <param name="error">The number of the error; null for none.</param>
/// <param name="words">What Mailkit says of it.</param>
internal sealed class ReportedRecipient(RecipientOutcome outcome, string? email, int? position, int? error, string? words)
{
    /// <summary>More than is shown, so that what is shown of it is the same as if all had been kept.</summary>
    private const int MaxKept = 400;

    public RecipientOutcome Outcome { get; } = outcome;

    /// <summary>The address; a part of it where it is longer than any address.</summary>
    public string Email { get; } = Kept(email);

    public int? Position { get; } = position;

    public int? Error { get; } = error;

    public string Words { get; } = Kept(words);

    /// <summary>No more is kept than can be shown, or a few rows would fill the memory.</summary>
    private static string Kept(string? text) => MessageText.Cut(text ?? string.Empty, MaxKept);
}
