namespace MailkitPS;

/// <summary>A batch of a mass send that Mailkit accepted. Its errors are read later, by its request ID.</summary>
public sealed class SendMassRequest
{
    internal SendMassRequest(long? requestId, int recipientCount, string submittedAt, long? campaignId, int batchNumber)
    {
        RequestId = requestId;
        RecipientCount = recipientCount;
        SubmittedAt = submittedAt;
        CampaignId = campaignId;
        BatchNumber = batchNumber;
    }

    /// <summary>The ID by which the result is read; null when the answer held none. Where it stands in the answer is not documented.</summary>
    public long? RequestId { get; }

    /// <summary>How many recipients were in the batch.</summary>
    public int RecipientCount { get; }

    /// <summary>When Mailkit accepted the batch: ISO 8601, UTC, by the clock of this machine.</summary>
    public string SubmittedAt { get; }

    /// <summary>The campaign; null when the recipients of the batch have several.</summary>
    public long? CampaignId { get; }

    /// <summary>Which batch of the command it was, from 1.</summary>
    public int BatchNumber { get; }
}
