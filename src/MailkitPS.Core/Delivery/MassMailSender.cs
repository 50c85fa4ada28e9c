using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// Sends a campaign to many recipients in batches, each of them once at most, and knows which positions of the input were sent
/// and which were left out after a failure.
/// </summary>
/// <param name="client">Makes the calls.</param>
/// <param name="maxBatchSize">The most recipients of a batch.</param>
/// <param name="sendGroup"><c>options.id_send</c>; null for none.</param>
/// <param name="continuesAfterFailure">Whether the batches after a failed one are sent.</param>
/// <param name="countsRepeated">Whether equal addresses are counted, for which every address is kept.</param>
internal sealed class MassMailSender(
    MailkitClient client, int maxBatchSize, string? sendGroup, bool continuesAfterFailure, bool countsRepeated = false) : IDisposable
{
    /// <summary>What a request may have; everything in it but the recipients is small.</summary>
    public const long MaxBatchLength = MailkitClient.MaxRequestLength - (64 * 1024);

    private readonly IElementEncoder _encoder = client.Format.NewElementEncoder();
    private readonly HashSet<string>? _addresses = countsRepeated ? new(StringComparer.OrdinalIgnoreCase) : null;
    private MassMailBatch _batch = new(client.Format, 1, 0);
    private MailkitRowReader<SendMassRequest>? _reader;

    /// <summary>A batch has failed, and nothing is sent any more.</summary>
    public bool HasStopped { get; private set; }

    /// <summary>How the call for the latest batch stands; null before the first.</summary>
    public CallState? CallState => _reader?.State;

    /// <summary>The positions that were left out because a batch before them failed.</summary>
    public PositionRanges LeftOut { get; } = new();

    /// <summary>The positions that were sent so far.</summary>
    public PositionRanges Sent { get; } = new();

    /// <summary>Leaves a position out: nothing is sent any more.</summary>
    public void LeaveOut(int position) => LeftOut.Add(position);

    /// <summary>Adds a recipient; returns the batch that is full now and has to be sent before the next one is added.</summary>
    /// <exception cref="MailkitException">The recipient cannot be sent. It was not added.</exception>
    public MassMailBatch? Add(MassRecipient recipient, int position)
    {
        EncodedCall encoded = _encoder.Encode(recipient);
        if (encoded.Length > MaxBatchLength)
        {
            throw new MailkitException(
                MailkitErrorKind.InvalidArgument,
                "With its attachments it is larger than the 128 MB that a request may have");
        }

        StreamedList recipients = _batch.Recipients;
        MassMailBatch? full = recipients.Count > 0 && recipients.Length + recipients.LengthOf(encoded) > MaxBatchLength ? TakeRest() : null;
        _batch.Add(recipient, encoded, position, isRepeated: _addresses?.Add(recipient.Email) == false);
        return full ?? (_batch.Recipients.Count == maxBatchSize ? TakeRest() : null);
    }

    public void Dispose() => _encoder.Dispose();

    /// <summary>The last batch, where one has been begun.</summary>
    public MassMailBatch? TakeRest()
    {
        if (_batch.Recipients.Count == 0)
        {
            return null;
        }

        MassMailBatch taken = _batch;
        _batch = new(client.Format, taken.Number + 1, taken.CountSoFar);
        return taken;
    }

    /// <summary>Sends a batch. A call that fails is a result, not an exception.</summary>
    public async Task<MassMailResult> SendAsync(MassMailBatch batch, CancellationToken token)
    {
        _reader = null;
        try
        {
            _reader = client.SendMass(batch, sendGroup);
            List<SendMassRequest> requests = await _reader.ReadAllAsync(token).ConfigureAwait(false);
            return Accept(batch, requests.Single(), [.. _reader.TakeLog()]);
        }
        catch (MailkitException e)
        {
            if (!continuesAfterFailure || e.ConcernsEveryCall)
            {
                Stop();
            }

            return MassMailResult.Failed(batch, e, Sent, [.. _reader?.TakeLog() ?? []]);
        }
        finally
        {
            _reader?.Dispose();
        }
    }

    private MassMailResult Accept(MassMailBatch batch, SendMassRequest request, IReadOnlyList<string> log)
    {
        Sent.Add(batch.Positions);
        if (request.RequestId is null && !continuesAfterFailure)
        {
            Stop();
        }

        return MassMailResult.Accepted(batch, request, log);
    }

    /// <summary>What has been added to the next batch is left out, too.</summary>
    private void Stop()
    {
        HasStopped = true;
        if (TakeRest() is MassMailBatch rest)
        {
            LeftOut.Add(rest.Positions);
        }
    }
}
