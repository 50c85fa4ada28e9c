using System.Collections.Generic;
using System.Linq;

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

    /// <summary>How many bytes a recipient of a mass send takes in a request.</summary>
    /// <exception cref="MailkitException">One of its values cannot be written.</exception>
    internal long LengthOf(MassRecipient recipient)
    {
        IWireFormat format = FormatOf(_protocol);
        return format.WriteValue(recipient.ToStruct(_protocol)).Length + format.Separator.Length;
    }

    /// <summary>
    /// Sends a campaign to many recipients (<c>mailkit.sendmail_mass</c>; its answer is documented nowhere). Never repeated: the
    /// API has nothing by which it would know a send again.
    /// </summary>
    /// <param name="recipients">Read twice at the most, and only while the request is sent.</param>
    /// <param name="length">What they take together.</param>
    /// <param name="sendGroup"><c>options.id_send</c>; null for none. Its place in the XML-RPC form is presumed.</param>
    internal MailkitRowReader<object> SendMass(IReadOnlyList<MassRecipient> recipients, long length, string? sendGroup)
    {
        length -= FormatOf(_protocol).Separator.Length;
        List<MailkitParameter> parameters =
        [
            new("recipients", new StreamedList(recipients.Select(recipient => recipient.ToStruct(_protocol)), length)) { IsTopLevel = true },
        ];
        if (sendGroup is not null)
        {
            parameters.Add(new("options", new Dictionary<string, object> { ["id_send"] = sendGroup }) { IsTopLevel = true });
        }

        return Send(new MailkitCall("mailkit.sendmail_mass", parameters));
    }

    /// <summary>Sends one message to one recipient (<c>mailkit.sendmail</c>, documented). Never repeated.</summary>
    /// <param name="mail">The message.</param>
    internal MailkitRowReader<object> SendMail(Mail mail)
    {
        Dictionary<string, object> unused = [];
        List<MailkitParameter> parameters =
        [
            new("mailinglist_id", mail.MailingListId),
            new("campaign_id", mail.CampaignId),
            new("main", mail.Main()),
            new("recipient", WireText.Base64Leaves(mail.Recipient), unused),
            new("contact", WireText.Base64Leaves(mail.Contact), unused),
            new("custom", WireText.Base64Leaves(mail.Custom), unused),
        ];
        List<object> attachments = [.. mail.Attachments.Select(attachment => attachment.ToStruct())];
        if (_protocol == MailkitProtocol.XmlRpc)
        {
            // Each is a parameter of its own (seen in clients).
            parameters.AddRange(attachments.Select(attachment => new MailkitParameter("attachment", attachment)));
        }
        else if (attachments.Count > 0)
        {
            // One is documented as an object; several are seen as an array.
            parameters.Add(new("attachment", attachments.Count == 1 ? attachments[0] : attachments));
        }

        return Send(new MailkitCall("mailkit.sendmail", parameters));
    }

    /// <summary>Sends one text message (<c>mailkit.sendsms</c>, documented in part; its answer is not). Never repeated.</summary>
    /// <param name="sms">The message.</param>
    internal MailkitRowReader<object> SendSms(Sms sms) => Send(new MailkitCall(
        "mailkit.sendsms",
        new("campaign", sms.Campaign(_protocol)),
        new("recipient", sms.RecipientMembers()),
        new("content", sms.ContentMembers(), new Dictionary<string, object>())));

    private MailkitRowReader<object> Send(MailkitCall call)
    {
        Check(call);
        return new(this, call, new ValueSchema(isSend: true), NoRetry);
    }

    private MailkitRowReader<SendMassResult> GetSendMassResults(long requestId, long? sendId, RetryPolicy retry) => new(
        this,
        new MailkitCall("mailkit.sendmail_mass.results", new("ID_send", sendId, unused: 0), new("request_id", requestId, unused: 0)),
        new SendMassResultSchema(requestId),
        retry);
}
