using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Sends one message to one recipient through a campaign, and returns what happened to it.</summary>
[Cmdlet(VerbsCommunications.Send, "MailkitMail", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SendMailResult))]
public sealed class SendMailkitMailCommand : MailkitMailCommand
{
    /// <summary>Makes the cmdlet.</summary>
    public SendMailkitMailCommand()
        : base(RecipientFields.OfMail)
    {
    }

    private protected override Action Prepare(InputRow row)
    {
        Mail mail = new(ReadEmail(row), ReadMailingListId(row), ReadCampaignId(row))
        {
            Subject = ReadSubject(row),
            Body = ReadBody(row),
            Content = ReadContent(row),
            Fields = ReadFields(row) ?? new(),
            Attachments = ReadAttachments(row),
        };
        string how = FormattableString.Invariant($"through the campaign {mail.CampaignId} to the mailing list {mail.MailingListId}")
            + DescribeAttachments(mail.Attachments.Count, mail.Attachments.Sum(attachment => attachment.Size));
        return () => SendOne(client => client.SendMail(mail), "mail", how, mail.Email, Write);
    }

    private void Write(IReadOnlyList<SendMailResult> results)
    {
        SendMailResult result = results[0];
        WriteObject(result);
        switch (result.Status)
        {
            case SendMailStatus.Failed or SendMailStatus.UpdatedNotSent or SendMailStatus.InsertedNotSent:
                WriteWarning($"Mailkit did not send the message: {result.Status} (status {result.StatusCode}).");
                break;
            case SendMailStatus.Unknown:
                WriteWarning(
                    "Mailkit accepted the call, but may not send the message: the status is unknown. "
                    + $"The answer: {result.Answer}.");
                break;
        }
    }
}
