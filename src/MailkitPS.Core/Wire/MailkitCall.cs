using System.Collections.Generic;

namespace MailkitPS;

/// <summary>One call of an API function.</summary>
internal sealed class MailkitCall(string function, params KeyValuePair<string, long?>[] parameters)
{
    /// <summary>The name of the function, such as <c>mailkit.sendmail_mass.results</c>.</summary>
    public string Function { get; } = function;

    /// <summary>The parameters in the order of the XML-RPC form; null stands for an unused one.</summary>
    public IReadOnlyList<KeyValuePair<string, long?>> Parameters { get; } = parameters;
}
