namespace MailkitPS.Tests.Reliability;

/// <summary>One cmdlet that changes something, as the tests of all changes need it.</summary>
/// <param name="Command">A command that makes one change, without -Confirm.</param>
/// <param name="Function">The function that makes it.</param>
/// <param name="Answer">An answer that says that it is done, in JSON.</param>
/// <param name="Action">What -WhatIf says, up to the connection.</param>
internal sealed record ChangeCase(string Command, string Function, string Answer, string Action)
{
    /// <summary>It makes Mailkit send mail, so that its failures are told as those of every send.</summary>
    public bool IsSend { get; init; }

    /// <summary>The function is called in XML-RPC whatever the connection says.</summary>
    public bool IsXmlRpcOnly { get; init; }

    public string Cmdlet => Command.Split('|')[^1].Trim().Split(' ')[0];
}
