namespace MailkitPS;

/// <summary>What is known of one function of the API.</summary>
internal sealed class MailkitFunction(
    string area, string name, bool isRead, bool hasJson, bool hasXmlRpc, FunctionConfidence confidence, string summary, string? rowsMember)
{
    /// <summary>The part of the API, as this module names it.</summary>
    public string Area { get; } = area;

    /// <summary>The full name, such as <c>mailkit.sendmail</c>.</summary>
    public string Name { get; } = name;

    /// <summary>It is known to change nothing, so it may be repeated and need not be confirmed.</summary>
    public bool IsRead { get; } = isRead;

    /// <summary>Its JSON form is documented, or seen in clients.</summary>
    public bool HasJson { get; } = hasJson;

    /// <summary>Its XML-RPC form is documented, or seen in clients.</summary>
    public bool HasXmlRpc { get; } = hasXmlRpc;

    public FunctionConfidence Confidence { get; } = confidence;

    /// <summary>What it does, in one line.</summary>
    public string Summary { get; } = summary;

    /// <summary>The member of the answer that is documented to hold its list; null where the list is the answer, or none is known.</summary>
    public string? RowsMember { get; } = rowsMember;
}
