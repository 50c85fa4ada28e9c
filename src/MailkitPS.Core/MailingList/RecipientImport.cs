namespace MailkitPS;

/// <summary>Puts recipients into a mailing list, in batches.</summary>
/// <param name="client">Makes the calls.</param>
/// <param name="mailingListId">The mailing list.</param>
/// <param name="maxBatchSize">The most recipients of a batch.</param>
/// <param name="continuesAfterFailure">Whether the batches after a failed one are sent.</param>
internal sealed class RecipientImport(MailkitClient client, long mailingListId, int maxBatchSize, bool continuesAfterFailure)
    : BatchSender<ImportedRecipient, RecipientImportBatch, ImportBatch>(client, maxBatchSize, continuesAfterFailure)
{
    private protected override RecipientImportBatch NewBatch(int number, int countBefore) => new(Client.Format, number, countBefore);

    private protected override MailkitRowReader<ImportBatch> Open(RecipientImportBatch batch) =>
        Client.ImportRecipients(mailingListId, batch);

    private protected override void Accept(ImportBatch row, int attempts) => row.SetAttemptCount(attempts);
}
