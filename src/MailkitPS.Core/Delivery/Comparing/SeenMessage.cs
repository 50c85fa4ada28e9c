using System;

namespace MailkitPS;

/// <summary>A message that a report lists: what a comparison takes of its row.</summary>
internal readonly struct SeenMessage(long? sendId, long? sendMessageId, long? emailId, string? email, string? status, DateTime? date)
{
    public long? SendId { get; } = sendId;

    public long? SendMessageId { get; } = sendMessageId;

    public long? EmailId { get; } = emailId;

    public string? Email { get; } = email;

    /// <summary>Mailkit's word for the state, as it came.</summary>
    public string? Status { get; } = status;

    /// <summary>What the word says; one that is not known says no more than that there is a message.</summary>
    public RecipientOutcome Outcome =>
        string.Equals(Status, "sent", StringComparison.OrdinalIgnoreCase) ? RecipientOutcome.Sent
        : string.Equals(Status, "failed", StringComparison.OrdinalIgnoreCase) ? RecipientOutcome.Failed
        : RecipientOutcome.Waiting;

    public DateTime? Date { get; } = date;

    public static SeenMessage Of(DeliveryRecipient row) =>
        new(row.SendId, row.SendMessageId, row.EmailId, row.Email, row.Status, row.Date);

    public static SeenMessage Of(RawMessage row) =>
        new(row.SendId, row.SendMessageId, row.EmailId, row.Email, row.Status, row.SentDate);
}
