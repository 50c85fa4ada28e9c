namespace MailkitPS;

/// <summary>Completes Mailkit's words for the state of a recipient.</summary>
public sealed class RecipientStatusCompleter() : WordCompleter(RecipientStatus.Known);
