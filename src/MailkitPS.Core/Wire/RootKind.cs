namespace MailkitPS;

/// <summary>What an answer is as a whole.</summary>
internal enum RootKind
{
    Object,

    Array,

    Scalar,
}
