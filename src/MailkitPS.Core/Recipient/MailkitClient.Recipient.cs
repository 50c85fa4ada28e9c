using System.Collections.Generic;
using System.Globalization;

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

    /// <summary>
    /// Moves a recipient to another mailing list, under another ID (<c>mailkit.email.move</c>, documented). Never repeated.
    /// </summary>
    /// <param name="emailId">The recipient, in one mailing list.</param>
    /// <param name="destination">The mailing list to move to.</param>
    /// <param name="position">The position of the input.</param>
    internal MailkitRowReader<RecipientChange> MoveRecipient(long emailId, long destination, int position) => Change(
        new("mailkit.email.move", MailkitParameter.Required("ID_email", emailId), MailkitParameter.Required("ID_user_list", destination)),
        () => new RecipientChange(position, RecipientOperation.Moved) { SourceEmailId = emailId, MailingListId = destination });

    /// <summary>
    /// Deletes a recipient from its mailing list, or an address from every one (<c>mailkit.email.delete</c>, documented). Never repeated.
    /// </summary>
    /// <param name="who">Whom; an address stands in the place of the ID.</param>
    internal MailkitRowReader<RecipientRemoval> DeleteRecipient(PersonKey who) => Change(
        new("mailkit.email.delete", MailkitParameter.Required("ID_email", (object?)who.EmailId ?? who.Email)) { Address = who.Email },
        () => new RecipientRemoval());

    /// <summary>Opts a person out (<c>mailkit.email.unsubscribe</c>, documented). Never repeated.</summary>
    /// <param name="who">Whom. JSON wants both the ID and the address, one of them without a value.</param>
    /// <param name="sendMessageId">The message under which the opt-out is booked; null for none.</param>
    /// <param name="days">How many days it lasts; null for good.</param>
    /// <param name="isConfirmed">Whether Mailkit tells the person by mail, which is what it does where nothing is said of it.</param>
    /// <param name="position">The position of the input.</param>
    internal MailkitRowReader<RecipientChange> OptOut(
        PersonKey who, long? sendMessageId, int? days, bool isConfirmed, int position) => Change(
        new(
            "mailkit.email.unsubscribe",
            MailkitParameter.JsonOnly("email", who.Address ?? string.Empty),
            MailkitParameter.Differing("ID_email", who.EmailId, (object?)who.EmailId ?? who.Email),
            MailkitParameter.Differing("ID_send_message", (object?)sendMessageId ?? string.Empty, sendMessageId ?? 0),
            MailkitParameter.Flag("send_optout", isConfirmed))
        {
            LastMembers = days is null ? [] : [MailkitParameter.Flag("timeout", true), MailkitParameter.Required("timeout_days", days)],
            Address = who.Email,
        },
        () => NewChange(who, position, RecipientOperation.Unsubscribed));

    /// <summary>
    /// Takes an opt-out back, with the consent of the person (<c>mailkit.email.revalidate</c>, documented in part). Never repeated.
    /// </summary>
    /// <param name="who">Whose.</param>
    /// <param name="channel">How the person has consented.</param>
    /// <param name="language">The language of the person; null for none.</param>
    /// <param name="position">The position of the input.</param>
    internal MailkitRowReader<RecipientChange> TakeOptOutBack(PersonKey who, string channel, string? language, int position)
    {
        List<MailkitParameter> parameters =
        [
            who.Parameter,
            MailkitParameter.Optional("ID_message", null, 0),
            MailkitParameter.Flag("agreement", true),
            MailkitParameter.Required("channel", channel),

            // A position that means nothing (documented).
            MailkitParameter.Optional(string.Empty, null, 0),
        ];
        if (language is not null)
        {
            parameters.Add(MailkitParameter.Required("language", language));
        }

        return Change(
            new("mailkit.email.revalidate", parameters) { Address = who.Email },
            () => NewChange(who, position, RecipientOperation.Revalidated));
    }

    /// <summary>
    /// Sets which topics somebody receives (<c>mailkit.email.topics</c>, documented in XML-RPC but for its answer). Never repeated.
    /// </summary>
    /// <param name="who">Who, by the address.</param>
    /// <param name="topicIds">The topics; null for all, and none opts out of every one.</param>
    /// <param name="position">The position of the input.</param>
    internal MailkitRowReader<RecipientChange> SetTopics(PersonKey who, IReadOnlyCollection<long>? topicIds, int position)
    {
        List<MailkitParameter> members = [MailkitParameter.Required("email", who.Email)];
        if (topicIds is null)
        {
            members.Add(MailkitParameter.Flag("activate_all", true));
        }
        else if (topicIds.Count > 0)
        {
            members.Add(MailkitParameter.Required("ID_topics", topicIds));
        }

        return Change(
            new("mailkit.email.topics", members) { IsStruct = true, Address = who.Email },
            () => NewChange(who, position, RecipientOperation.TopicsSet));
    }

    /// <summary>Queues the erasure of all data of a person (<c>mailkit.email.wipe</c>, documented). Never repeated.</summary>
    /// <param name="who">Whose; the ID is a text in XML-RPC.</param>
    /// <param name="position">The position of the input.</param>
    internal MailkitRowReader<RecipientChange> QueueErasure(PersonKey who, int position) => Change(
        new(
            "mailkit.email.wipe",
            who.EmailId is long id
                ? MailkitParameter.Differing("ID_email", id, id.ToString(CultureInfo.InvariantCulture))
                : who.Parameter)
        {
            Address = who.Email,
        },
        () => NewChange(who, position, RecipientOperation.WipeQueued));

    private static RecipientChange NewChange(PersonKey who, int position, RecipientOperation operation) =>
        new(position, operation) { EmailId = who.EmailId, Email = who.Email };

    private static MailkitCall HistoryOf(string key, object who) =>
        new(GetHistory, MailkitParameter.Required(key, who)) { IsStruct = true };
}
