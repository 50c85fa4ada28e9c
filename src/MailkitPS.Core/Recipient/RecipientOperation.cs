namespace MailkitPS;

/// <summary>What was done with a recipient.</summary>
public enum RecipientOperation
{
    /// <summary>Mailkit's answer does not say, or says something that is not known: see StatusCode.</summary>
    Unknown,

    /// <summary>The recipient was in the list, and was changed.</summary>
    Updated,

    /// <summary>The recipient is new in the list.</summary>
    Added,

    /// <summary>The recipient was in the list, was changed, and has opted out: Mailkit sends nothing.</summary>
    UpdatedUnsubscribed,

    /// <summary>The recipient is new in the list, and has opted out: Mailkit sends nothing.</summary>
    AddedUnsubscribed,

    /// <summary>Mailkit has sent the question whether the recipient wants mail.</summary>
    OptInRequested,

    /// <summary>The recipient is in another list now, under another ID.</summary>
    Moved,

    /// <summary>The recipient was removed from a list.</summary>
    Removed,

    /// <summary>The recipient was opted out.</summary>
    Unsubscribed,

    /// <summary>The opt-out was taken back.</summary>
    Revalidated,

    /// <summary>The topics that the recipient receives were set.</summary>
    TopicsSet,

    /// <summary>The erasure of the recipient's data is queued; it is not done yet.</summary>
    WipeQueued,

    /// <summary>The erasure of the recipient's data had been queued before.</summary>
    WipeAlreadyQueued,
}
