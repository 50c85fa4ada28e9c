using System.Collections.Generic;

namespace MailkitPS;

/// <summary>One call of an API function.</summary>
internal sealed class MailkitCall(string function, params IReadOnlyList<MailkitParameter> parameters)
{
    /// <summary>The name of the function, such as <c>mailkit.sendmail_mass.results</c>.</summary>
    public string Function { get; } = function;

    /// <summary>The parameters in the order of the XML-RPC form.</summary>
    public IReadOnlyList<MailkitParameter> Parameters { get; } = parameters;

    /// <summary>Further parameters, which are members of one struct in the last position of the XML-RPC form.</summary>
    public IReadOnlyList<MailkitParameter> LastMembers { get; set; } = [];

    /// <summary>The address that it is about: no message that tells of it shows the address, not even in Mailkit's own words.</summary>
    public string? Address { get; set; }

    /// <summary>What are parameters by name in JSON is one struct in XML-RPC.</summary>
    public bool IsStruct { get; set; }

    /// <summary>The JSON form has <c>parameters</c> even when there are none: some functions are documented so.</summary>
    public bool HasEmptyParameters { get; set; }

    /// <summary>In which form this call is made; null for that of the connection.</summary>
    public MailkitProtocol? Protocol { get; set; }
}
