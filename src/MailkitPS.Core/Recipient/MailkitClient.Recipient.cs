namespace MailkitPS;

public sealed partial class MailkitClient
{
    private const string GetStatus = "mailkit.email.getstatus";
    private const string GetHistory = "mailkit.email.getstatus.history";
    private const string GetOptOut = "mailkit.email.unsubscribe.getstatus";

    /// <summary>What is stored of a recipient (<c>mailkit.email.getstatus</c>, documented in part).</summary>
    /// <param name="emailId">The recipient, in one mailing list.</param>
    public MailkitRowReader<Recipient> GetRecipient(long emailId) =>
        Read(new(GetStatus, MailkitParameter.Required("ID_email", emailId)), () => new Recipient());

    /// <summary>What is stored of who has this address, one row a mailing list (<c>mailkit.email.getstatus</c>).</summary>
    /// <param name="email">The address, which in XML-RPC stands in the place of the ID.</param>
    public MailkitRowReader<Recipient> GetRecipient(string email) =>
        Read(new(GetStatus, MailkitParameter.Required("email", email)), () => new Recipient());

    /// <summary>What is stored of the recipient of a message (<c>mailkit.email.getstatus</c>).</summary>
    /// <param name="sendMessageId">The message.</param>
    public MailkitRowReader<Recipient> GetRecipientOfMessage(long sendMessageId) => Read(
        new(GetStatus,
            MailkitParameter.Optional("ID_email", null, 0),
            MailkitParameter.Required("ID_send_message", sendMessageId)),
        () => new Recipient());

    /// <summary>What a recipient was sent in the last year (<c>mailkit.email.getstatus.history</c>, documented in part).</summary>
    /// <param name="emailId">The recipient, in one mailing list.</param>
    public MailkitRowReader<RecipientMessage> GetRecipientMessages(long emailId) =>
        Read(HistoryOf("ID_email", emailId), () => new RecipientMessage());

    /// <summary>What was sent to an address in the last year, in all mailing lists.</summary>
    /// <param name="email">The address.</param>
    public MailkitRowReader<RecipientMessage> GetRecipientMessages(string email) =>
        Read(HistoryOf("email", email), () => new RecipientMessage());

    /// <summary>How a recipient responded in the last year (<c>mailkit.email.getstatus.history</c>, documented in part).</summary>
    /// <param name="emailId">The recipient, in one mailing list.</param>
    public MailkitRowReader<RecipientResponse> GetRecipientResponses(long emailId) =>
        Read(HistoryOf("ID_email", emailId), () => new RecipientResponse());

    /// <summary>How an address responded in the last year, in all mailing lists.</summary>
    /// <param name="email">The address.</param>
    public MailkitRowReader<RecipientResponse> GetRecipientResponses(string email) =>
        Read(HistoryOf("email", email), () => new RecipientResponse());

    /// <summary>Whether a recipient has opted out (<c>mailkit.email.unsubscribe.getstatus</c>, documented in part).</summary>
    /// <param name="emailId">The recipient, in one mailing list.</param>
    public MailkitRowReader<Subscription> GetSubscription(long emailId) =>
        Read(new(GetOptOut, MailkitParameter.Required("ID_email", emailId)), () => new Subscription(emailId, null));

    /// <summary>Whether who has this address has opted out.</summary>
    /// <param name="email">The address, which in XML-RPC stands in the place of the ID.</param>
    public MailkitRowReader<Subscription> GetSubscription(string email) =>
        Read(new(GetOptOut, MailkitParameter.Required("email", email)), () => new Subscription(null, email));

    private static MailkitCall HistoryOf(string key, object who) =>
        new(GetHistory, MailkitParameter.Required(key, who)) { IsStruct = true };
}
