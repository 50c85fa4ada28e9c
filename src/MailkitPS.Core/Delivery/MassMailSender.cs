using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>Sends a campaign to many recipients in batches, each of them once at most.</summary>
/// <param name="client">Makes the calls.</param>
/// <param name="maxBatchSize">The most recipients of a batch.</param>
/// <param name="sendGroup"><c>options.id_send</c>; null for none.</param>
/// <param name="continuesAfterFailure">Whether the batches after a failed one are sent.</param>
/// <param name="countsRepeated">Whether equal addresses are counted, for which every address is kept.</param>
internal sealed class MassMailSender(
    MailkitClient client, int maxBatchSize, string? sendGroup, bool continuesAfterFailure, bool countsRepeated = false)
    : BatchSender<MassRecipient, MassMailBatch, SendMassRequest>(client, maxBatchSize, continuesAfterFailure)
{
    private readonly HashSet<string>? _addresses = countsRepeated ? new(StringComparer.OrdinalIgnoreCase) : null;

    private protected override MassMailBatch NewBatch(int number, int countBefore) =>
        new(Client.Format, number, countBefore, _addresses);

    private protected override MailkitRowReader<SendMassRequest> Open(MassMailBatch batch) => Client.SendMass(batch, sendGroup);

    private protected override void Accept(SendMassRequest row, int attempts)
    {
        if (row.RequestId is null)
        {
            Fail();
        }
    }
}
