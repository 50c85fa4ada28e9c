using System.Collections.Generic;

namespace MailkitPS;

/// <summary>Recipients of a mass send that go out in one request.</summary>
/// <param name="format">The format in which they are sent.</param>
/// <param name="number">Which batch of the send it is, from 1.</param>
/// <param name="countBefore">How many recipients the batches before it have.</param>
/// <param name="addresses">The addresses of the send so far; null where equal ones are not counted.</param>
internal sealed class MassMailBatch(IWireFormat format, int number, int countBefore, HashSet<string>? addresses)
    : RecipientBatch<MassRecipient>(format, number, countBefore)
{
    /// <summary>The campaigns of the recipients.</summary>
    public SortedSet<long> CampaignIds { get; } = [];

    /// <summary>The mailing lists of the recipients.</summary>
    public SortedSet<long> MailingListIds { get; } = [];

    /// <summary>How many attachments the recipients have together.</summary>
    public int AttachmentCount { get; private set; }

    /// <summary>The size of their files together, in bytes.</summary>
    public long AttachmentSize { get; private set; }

    /// <summary>How many of the recipients have an address that an earlier one of the send has; 0 where that was not counted.</summary>
    public int RepeatedCount { get; private set; }

    private protected override void Note(MassRecipient recipient)
    {
        CampaignIds.Add(recipient.CampaignId);
        MailingListIds.Add(recipient.MailingListId);
        RepeatedCount += addresses?.Add(recipient.Email) == false ? 1 : 0;
        foreach (Attachment attachment in recipient.Attachments)
        {
            AttachmentCount++;
            AttachmentSize += attachment.Size;
        }
    }
}
