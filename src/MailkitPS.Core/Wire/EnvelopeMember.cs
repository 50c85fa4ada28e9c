namespace MailkitPS;

/// <summary>What a member beside the rows says of success and failure.</summary>
internal enum EnvelopeMember
{
    Other,

    ErrorStatus,

    Error,

    Status,
}
