namespace MailkitPS;

/// <summary>Completes Mailkit's words for the parts that a campaign is sent in, as far as they are known.</summary>
public sealed class SendTypeCompleter() : WordCompleter("html", "txthtml");
