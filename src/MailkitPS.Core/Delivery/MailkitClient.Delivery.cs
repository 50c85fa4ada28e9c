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

    /// <summary>The wire format of calls that have both.</summary>
    internal IWireFormat Format => FormatOf(_protocol);

    /// <summary>
    /// Sends a campaign to the recipients of a batch (<c>mailkit.sendmail_mass</c>; its answer is documented nowhere). Never repeated:
    /// the API has nothing by which it would know a send again.
    /// </summary>
    /// <param name="batch">The recipients.</param>
    /// <param name="sendGroup"><c>options.id_send</c>; null for none. Its place in the XML-RPC form is presumed.</param>
    internal MailkitRowReader<SendMassRequest> SendMass(MassMailBatch batch, string? sendGroup)
    {
        List<MailkitParameter> parameters = [TopLevel("recipients", batch.Recipients)];
        if (sendGroup is not null)
        {
            parameters.Add(TopLevel("options", new Dictionary<string, object> { ["id_send"] = sendGroup }));
        }

        long? campaignId = batch.CampaignIds.Count == 1 ? batch.CampaignIds.Min : null;
        return Send<SendMassRequest>(
            new MailkitCall("mailkit.sendmail_mass", parameters),
            answer =>
            [
                answer.ReadInto(new SendMassRequest(
                    batch.Recipients.Count, IsoTime.Format(Clock.UtcNow), campaignId, batch.Number, answer.Words)),
            ]);
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

        return Send<SendMailResult>(
            new MailkitCall("mailkit.sendmail", parameters),
            answer => [answer.ReadInto(new SendMailResult(mail.Email, answer.Words))],
            SendMailResult.IsKnownStatus);
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
        return Send<object>(call, answer => answer.Values!);
    }

    private MailkitRowReader<TRow> Send<TRow>(
        MailkitCall call, Func<SendAnswer, IEnumerable<TRow>> makeRows, Predicate<string>? isSuccessStatus = null)
        where TRow : class =>
        Change(call, new SendShape<TRow>(FunctionCatalog.Get(call.Function), makeRows, isSuccessStatus));

    private MailkitRowReader<SendMassResult> GetSendMassResults(long requestId, long? sendId, RetryPolicy retry) => Read(
        new MailkitCall("mailkit.sendmail_mass.results", Optional("ID_send", sendId, 0), Required("request_id", requestId)),
        () => new SendMassResult(requestId),
        retry);
}
