using System.Collections.Generic;

namespace MailkitPS;

/// <summary>Recipients of a mass send that go out in one request.</summary>
/// <param name="format">The format in which they are sent.</param>
/// <param name="number">Which batch of the send it is, from 1.</param>
/// <param name="countBefore">How many recipients the batches before it have.</param>
internal sealed class MassMailBatch(IWireFormat format, int number, int countBefore)
{
    public int Number { get; } = number;

    /// <summary>The recipients, encoded.</summary>
    public StreamedList Recipients { get; } = new(format);

    /// <summary>Where the recipients stand in the input.</summary>
    public PositionRanges Positions { get; } = new();

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

    /// <summary>How many recipients this batch and those before it have.</summary>
    public int CountSoFar => countBefore + Recipients.Count;

    public void Add(MassRecipient recipient, EncodedCall encoded, int position, bool isRepeated)
    {
        Recipients.Add(recipient, encoded);
        Positions.Add(position);
        CampaignIds.Add(recipient.CampaignId);
        MailingListIds.Add(recipient.MailingListId);
        RepeatedCount += isRepeated ? 1 : 0;
        foreach (Attachment attachment in recipient.Attachments)
        {
            AttachmentCount++;
            AttachmentSize += attachment.Size;
        }
    }
}
