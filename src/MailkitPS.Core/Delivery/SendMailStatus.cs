namespace MailkitPS;

/// <summary>
/// What Mailkit did with a message and its recipient. The names are ours, after those of Mailkit's own client (seen in clients).
/// </summary>
public enum SendMailStatus
{
    /// <summary>A status that is not known, or none.</summary>
    Unknown = -1,

    /// <summary>The recipient was updated and the message accepted.</summary>
    Updated = 0,

    /// <summary>The recipient was created and the message accepted.</summary>
    Inserted = 1,

    /// <summary>The recipient was created as unsubscribed; whether the message is sent is not known.</summary>
    InsertedUnsubscribed = 2,

    /// <summary>The recipient was updated and is unsubscribed; whether the message is sent is not known.</summary>
    UpdatedUnsubscribed = 3,

    /// <summary>It failed: nothing is sent.</summary>
    Failed = 4,

    /// <summary>The recipient was updated and nothing is sent.</summary>
    UpdatedNotSent = 6,

    /// <summary>The recipient was created and nothing is sent.</summary>
    InsertedNotSent = 7,
}
