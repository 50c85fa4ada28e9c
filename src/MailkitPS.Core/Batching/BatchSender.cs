using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// Sends recipients in batches, whose size is limited by number and by bytes, and knows which positions of the input were sent and which
/// were left out after a failure.
/// </summary>
/// <typeparam name="TRecipient">The class of a recipient.</typeparam>
/// <typeparam name="TBatch">The class of a batch.</typeparam>
/// <typeparam name="TRow">The class of the row that a batch is answered with.</typeparam>
/// <param name="client">Makes the calls.</param>
/// <param name="maxBatchSize">The most recipients of a batch.</param>
/// <param name="continuesAfterFailure">Whether the batches after a failed one are sent.</param>
internal abstract class BatchSender<TRecipient, TBatch, TRow>(MailkitClient client, int maxBatchSize, bool continuesAfterFailure)
    : IDisposable
    where TRecipient : IWireStruct
    where TBatch : RecipientBatch<TRecipient>
    where TRow : MailkitRow
{
    /// <summary>What a request may have; everything in it but the recipients is small.</summary>
    public const long MaxBatchLength = MailkitClient.MaxRequestLength - (64 * 1024);

    private readonly IElementEncoder _encoder = client.Format.NewElementEncoder();
    private TBatch? _batch;
    private int _latestNumber;
    private int _countSoFar;
    private MailkitRowReader<TRow>? _reader;

    /// <summary>A batch has failed, and nothing is sent any more.</summary>
    public bool HasStopped { get; private set; }

    /// <summary>How the call for the latest batch stands; null before the first.</summary>
    public CallState? CallState => _reader?.State;

    /// <summary>The positions that were left out because a batch before them failed.</summary>
    public PositionRanges LeftOut { get; } = new();

    /// <summary>The positions that were sent so far.</summary>
    public PositionRanges Sent { get; } = new();

    private protected MailkitClient Client => client;

    /// <summary>Leaves a position out: nothing is sent any more.</summary>
    public void LeaveOut(int position) => LeftOut.Add(position);

    /// <summary>Adds a recipient; returns the batch that is full now and has to be sent before the next one is added.</summary>
    /// <exception cref="MailkitException">The recipient cannot be sent. It was not added.</exception>
    public TBatch? Add(TRecipient recipient, int position)
    {
        EncodedCall encoded = _encoder.Encode(recipient);
        if (encoded.Length > MaxBatchLength)
        {
            throw new MailkitException(
                MailkitErrorKind.InvalidArgument, "With all that it has it is larger than the 128 MB that a request may have");
        }

        TBatch? full = _batch is not null && _batch.Recipients.Length + _batch.Recipients.LengthOf(encoded) > MaxBatchLength
            ? TakeRest()
            : null;
        _batch ??= NewBatch(_latestNumber + 1, _countSoFar);
        _batch.Add(recipient, encoded, position);
        return full ?? (_batch.Recipients.Count == maxBatchSize ? TakeRest() : null);
    }

    public void Dispose() => _encoder.Dispose();

    /// <summary>The last batch, where one has been begun.</summary>
    public TBatch? TakeRest()
    {
        TBatch? taken = _batch;
        _batch = null;
        if (taken is not null)
        {
            _latestNumber = taken.Number;
            _countSoFar = taken.CountSoFar;
        }

        return taken;
    }

    /// <summary>Sends a batch. A call that fails is a result, not an exception.</summary>
    public async Task<BatchResult<TRow>> SendAsync(TBatch batch, CancellationToken token)
    {
        _reader = null;
        try
        {
            _reader = Open(batch);
            TRow row = (await _reader.ReadAllAsync(token).ConfigureAwait(false)).Single();
            Sent.Add(batch.Positions);
            Accept(row, _reader.Attempts);
            return new(batch.Number, batch.Positions, row, _reader);
        }
        catch (MailkitException e)
        {
            // Of thousands of addresses, the answer may name any.
            e.WithMessage(MessageText.WithoutAddresses(e.Message));
            Fail(e.ConcernsEveryCall);
            return new(batch.Number, batch.Positions, e, Sent.ToString(), _reader);
        }
        finally
        {
            _reader?.Dispose();
        }
    }

    private protected abstract TBatch NewBatch(int number, int countBefore);

    /// <summary>Makes the call of a batch.</summary>
    private protected abstract MailkitRowReader<TRow> Open(TBatch batch);

    /// <summary>Looks at the answer to a batch that was accepted.</summary>
    private protected abstract void Accept(TRow row, int attempts);

    /// <summary>A batch has failed: unless it is wished otherwise, what has been added to the next one is left out, too.</summary>
    private protected void Fail(bool mustStop = false)
    {
        if (continuesAfterFailure && !mustStop)
        {
            return;
        }

        HasStopped = true;
        if (TakeRest() is TBatch rest)
        {
            LeftOut.Add(rest.Positions);
        }
    }
}
