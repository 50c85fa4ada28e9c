using System;
using System.Collections.Generic;
using System.Linq;
using static MailkitPS.MailkitParameter;

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

    /// <summary>The same in a wait, where a poll is one attempt: the wait itself makes the next one.</summary>
    internal MailkitRowReader<SendMassResult> PollSendMassResults(long requestId, long? sendId) =>
        GetSendMassResults(requestId, sendId, NoRetry);

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
    /// <param name="batchNumber">Which batch of a larger send they are, from 1.</param>
    internal MailkitRowReader<SendMassRequest> SendMass(
        IReadOnlyList<MassRecipient> recipients, long length, string? sendGroup, int batchNumber)
    {
        length -= FormatOf(_protocol).Separator.Length;
        List<MailkitParameter> parameters =
        [
            TopLevel("recipients", new StreamedList(recipients.Select(recipient => recipient.ToStruct(_protocol)), length)),
        ];
        if (sendGroup is not null)
        {
            parameters.Add(TopLevel("options", new Dictionary<string, object> { ["id_send"] = sendGroup }));
        }

        long campaignId = recipients[0].CampaignId;
        bool hasOneCampaign = recipients.All(recipient => recipient.CampaignId == campaignId);
        return Send(
            new MailkitCall("mailkit.sendmail_mass", parameters),
            answer => new SendMassRequest(
                recipients.Count, IsoTime.Format(Clock.UtcNow), hasOneCampaign ? campaignId : null, batchNumber, answer));
    }

    /// <summary>Sends one message to one recipient (<c>mailkit.sendmail</c>, documented). Never repeated.</summary>
    /// <param name="mail">The message.</param>
    internal MailkitRowReader<SendMailResult> SendMail(Mail mail)
    {
        Dictionary<string, object> unused = [];
        List<MailkitParameter> parameters =
        [
            Required("mailinglist_id", mail.MailingListId),
            Required("campaign_id", mail.CampaignId),
            Required("main", mail.Main()),
            Optional("recipient", WireText.Base64Leaves(mail.Recipient), unused),
            Optional("contact", WireText.Base64Leaves(mail.Contact), unused),
            Optional("custom", WireText.Base64Leaves(mail.Custom), unused),
        ];
        List<object> attachments = [.. mail.Attachments.Select(attachment => attachment.ToStruct())];
        if (_protocol == MailkitProtocol.XmlRpc)
        {
            // Each is a parameter of its own (seen in clients).
            parameters.AddRange(attachments.Select(attachment => Required("attachment", attachment)));
        }
        else if (attachments.Count > 0)
        {
            // One is documented as an object; several are seen as an array.
            parameters.Add(Required("attachment", attachments.Count == 1 ? attachments[0] : attachments));
        }

        return Send(new MailkitCall("mailkit.sendmail", parameters), answer => new SendMailResult(mail.Email, answer));
    }

    /// <summary>Sends one text message (<c>mailkit.sendsms</c>, documented in part; its answer is not). Never repeated.</summary>
    /// <param name="sms">The message.</param>
    internal MailkitRowReader<object> SendSms(Sms sms)
    {
        MailkitCall call = new(
            "mailkit.sendsms",
            Required("campaign", sms.Campaign(_protocol)),
            Required("recipient", sms.RecipientMembers()),
            Optional("content", sms.ContentMembers(), new Dictionary<string, object>()));
        return Change(call, new ValueShape(FunctionCatalog.Get(call.Function), isSend: true));
    }

    private MailkitRowReader<TRow> Send<TRow>(MailkitCall call, Func<string, TRow> newRow)
        where TRow : class => Change(call, new SendShape<TRow>(FunctionCatalog.Get(call.Function), newRow));

    private MailkitRowReader<SendMassResult> GetSendMassResults(long requestId, long? sendId, RetryPolicy retry) => Read(
        new MailkitCall("mailkit.sendmail_mass.results", Optional("ID_send", sendId, 0), Required("request_id", requestId))
        {
            Subject = FormattableString.Invariant($"request {requestId}"),
        },
        () => new SendMassResult(requestId),
        retry);
}
