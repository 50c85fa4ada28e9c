using System.Collections.Generic;

namespace MailkitPS;

/// <summary>Recipients of a mass send that go out in one request.</summary>
/// <param name="number">Which batch of the send it is, from 1.</param>
/// <param name="countBefore">How many recipients the batches before it have.</param>
internal sealed class MassMailBatch(int number, int countBefore)
{
    private readonly List<MassRecipient> _recipients = [];

    public int Number { get; } = number;

    public IReadOnlyList<MassRecipient> Recipients => _recipients;

    /// <summary>Where the recipients stand in the input.</summary>
    public PositionRanges Positions { get; } = new();

    /// <summary>How many bytes the recipients take in the request.</summary>
    public long Length { get; private set; }

    /// <summary>How many recipients this batch and those before it have.</summary>
    public int CountSoFar => countBefore + _recipients.Count;

    public void Add(MassRecipient recipient, int position, long length)
    {
        _recipients.Add(recipient);
        Positions.Add(position);
        Length += length;
    }
}
