namespace MailkitPS;

public sealed partial class MailkitClient
{
    /// <summary>
    /// The per-recipient errors of a mass send (<c>mailkit.sendmail_mass.results</c>, documented). The API answers the same
    /// to "no errors" and "still working", and advises to ask no earlier than 30 minutes after the send.
    /// </summary>
    /// <param name="requestId">The ID that the mass send was given.</param>
    /// <param name="sendId">Narrows the answer to one delivery; null for all of them.</param>
    /// <returns>A reader of the rows; nothing is sent before its first read.</returns>
    public MailkitRowReader<SendMassResult> GetSendMassResults(long requestId, long? sendId = null) =>
        GetSendMassResults(requestId, sendId, Retry);

    /// <summary>A wait for such results, to which requests are added. In a wait a poll is one attempt.</summary>
    internal SendMassWait WaitForSendMassResults(SendMassWaitOptions options) => new(
        status => GetSendMassResults(status.RequestId, status.SendId, NoRetry),
        options,
        Retry,
        Clock,
        Random);

    private MailkitRowReader<SendMassResult> GetSendMassResults(long requestId, long? sendId, RetryPolicy retry) => new(
        this,
        new MailkitCall("mailkit.sendmail_mass.results", new("ID_send", sendId, unused: 0), new("request_id", requestId, unused: 0)),
        new SendMassResultSchema(requestId),
        retry);
}
