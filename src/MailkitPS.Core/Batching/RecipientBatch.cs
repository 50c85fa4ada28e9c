namespace MailkitPS;

/// <summary>Recipients that go out in one request.</summary>
/// <param name="format">The format in which they are sent.</param>
/// <param name="number">Which batch of the command it is, from 1.</param>
/// <param name="countBefore">How many recipients the batches before it have.</param>
internal abstract class RecipientBatch<TRecipient>(IWireFormat format, int number, int countBefore)
    where TRecipient : IWireStruct
{
    public int Number { get; } = number;

    /// <summary>The recipients, encoded.</summary>
    public StreamedList Recipients { get; } = new(format);

    /// <summary>Where the recipients stand in the input.</summary>
    public PositionRanges Positions { get; } = new();

    /// <summary>How many recipients this batch and those before it have.</summary>
    public int CountSoFar => countBefore + Recipients.Count;

    public void Add(TRecipient recipient, EncodedCall encoded, int position)
    {
        Recipients.Add(recipient, encoded);
        Positions.Add(position);
        Note(recipient);
    }

    /// <summary>Takes note of what a person is told of the batch before it goes out.</summary>
    private protected abstract void Note(TRecipient recipient);
}
