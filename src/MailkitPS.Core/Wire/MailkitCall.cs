using System.Collections.Generic;

namespace MailkitPS;

/// <summary>One call of an API function.</summary>
internal sealed class MailkitCall(string function, params MailkitParameter[] parameters)
{
    /// <summary>The name of the function, such as <c>mailkit.sendmail_mass.results</c>.</summary>
    public string Function { get; } = function;

    /// <summary>The parameters in the order of the XML-RPC form.</summary>
    public IReadOnlyList<MailkitParameter> Parameters { get; } = parameters;
}
