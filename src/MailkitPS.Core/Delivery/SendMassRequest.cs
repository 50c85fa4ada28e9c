namespace MailkitPS;

/// <summary>A batch of a mass send that Mailkit accepted. Its errors are read later, by its request ID.</summary>
public sealed class SendMassRequest : MailkitRow
{
    private string? _connection;

    internal SendMassRequest(int recipientCount, string submittedAt, long? campaignId, int batchNumber, string answer)
    {
        RecipientCount = recipientCount;
        SubmittedAt = submittedAt;
        CampaignId = campaignId;
        BatchNumber = batchNumber;
        Answer = answer;
    }

    /// <summary>
    /// The ID by which the result is read; null when the answer held none. Its place in the answer is not documented, and its names here
    /// are unconfirmed.
    /// </summary>
    [IdColumn("request_id", "id_request", "data", IsBareValue = true)]
    public long? RequestId { get; internal set; }

    /// <summary>How many recipients were in the batch.</summary>
    public int RecipientCount { get; }

    /// <summary>When Mailkit accepted the batch: ISO 8601, UTC, by the clock of this machine.</summary>
    public string SubmittedAt { get; }

    /// <summary>The campaign; null when the recipients of the batch have several.</summary>
    public long? CampaignId { get; }

    /// <summary>Which batch of the command it was, from 1.</summary>
    public int BatchNumber { get; }

    /// <summary>The name of the connection over which it went; null as long as nobody has set it.</summary>
    public string? Connection => _connection;

    /// <summary>What the answer held, in words, for a person who has to find out what Mailkit meant.</summary>
    internal string Answer { get; }

    /// <summary>Whoever sends knows connections by their names; a client does not.</summary>
    internal void SetConnection(string name) => _connection = name;
}
