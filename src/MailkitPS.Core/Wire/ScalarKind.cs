namespace MailkitPS;

/// <summary>What the wire format says of a single value.</summary>
internal enum ScalarKind
{
    /// <summary>No value: a null of JSON, a nil of XML-RPC.</summary>
    Nothing,

    Text,

    Number,

    Boolean,
}
