namespace MailkitPS.Tests.Help;

/// <summary>An example of a page.</summary>
internal sealed record HelpExample(string Command, string Title, string Code, string Remarks);
