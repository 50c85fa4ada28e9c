using System;

namespace MailkitPS;

/// <summary>An ID, of which 0 is none: the API documents 0 as "could not be created".</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdColumnAttribute(params string[] names) : ColumnAttribute(names)
{
    /// <summary>Where XML-RPC answers with a lone number in place of an object, the number is this ID.</summary>
    public bool IsBareValue { get; set; }
}
