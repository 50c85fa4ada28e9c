using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// Rows about a mass send that were read before, typed or as a file has them. A row that is none ends the command: without it somebody
/// would be missing.
/// </summary>
internal static class MassMailRows
{
    private static readonly string[] RequestIdNames = [nameof(SendMassRequest.RequestId), "request_id"];
    private static readonly string[] EmailNames = [nameof(SendMassResult.Email), "EmailAddress", "send_to"];
    private static readonly string[] EmailIdNames = [nameof(SendMassResult.EmailId), "ID_email", "email_id"];
    private static readonly string[] SendIdNames = [nameof(SendMassResult.SendId), "ID_send"];
    private static readonly string[] SendMessageIdNames = [nameof(SendMassResult.SendMessageId), "ID_send_message"];
    private static readonly string[] StatusNames = [nameof(DeliveryRecipient.Status), "message_status"];
    private static readonly string[] DateNames = [nameof(DeliveryRecipient.Date), nameof(RawMessage.SentDate), "date_sent"];
    private static readonly string[] ErrorCodeNames = [nameof(SendMassResult.ErrorCode), "ERROR_CODE"];

    private static readonly IsoDateAttribute IsoDate = new();

    /// <summary>What Send-MailkitMassMail has written.</summary>
    /// <exception cref="MailkitException">A row is no such row.</exception>
    public static IEnumerable<SendMassRequest> Requests(IEnumerable rows) =>
        GivenRow.Of(rows, "-Request").Select(row => row.Value as SendMassRequest ?? RequestOf(row));

    /// <summary>What Get-MailkitSendMassResult has written.</summary>
    /// <exception cref="MailkitException">A row is no such row.</exception>
    public static IEnumerable<SendMassResult> Errors(IEnumerable rows) =>
        GivenRow.Of(rows, "-ErrorRow").Select(row => row.Value as SendMassResult ?? ErrorOf(row));

    /// <summary>What Get-MailkitDeliveryRecipient or Get-MailkitRawMessage has written.</summary>
    /// <exception cref="MailkitException">A row is no such row.</exception>
    public static IEnumerable<SeenMessage> Messages(IEnumerable rows) => GivenRow.Of(rows, "-DeliveryRow").Select(row => row.Value switch
    {
        DeliveryRecipient recipient => SeenMessage.Of(recipient),
        RawMessage message => SeenMessage.Of(message),
        _ => MessageOf(row),
    });

    private static SendMassRequest RequestOf(GivenRow row)
    {
        Require(
            row,
            row.Has(RequestIdNames) && row.Has(nameof(SendMassRequest.SubmittedAt)),
            "RequestId and SubmittedAt",
            "Send-MailkitMassMail");
        object? submittedAt = IsoDate.Transform(null!, row.ValueOf(nameof(SendMassRequest.SubmittedAt)));
        if (SubmissionTime.Check(submittedAt, "Its SubmittedAt") is string problem)
        {
            throw row.Refusal(problem);
        }

        SendMassRequest request = new(
            row.Number(nameof(SendMassRequest.RecipientCount)) ?? 0,
            MailkitTransformationAttribute.Unwrap(submittedAt) is DateTimeOffset time ? IsoTime.Format(time) : string.Empty,
            row.Id(nameof(SendMassRequest.CampaignId), "campaign_id", "ID_message"),
            row.Number(nameof(SendMassRequest.BatchNumber)) ?? 0,
            string.Empty)
        {
            RequestId = row.Id(RequestIdNames),
        };
        if (row.Text(nameof(SendMassRequest.Connection)) is string connection)
        {
            request.SetConnection(connection);
        }

        return request;
    }

    private static SendMassResult ErrorOf(GivenRow row)
    {
        Require(row, row.Has(ErrorCodeNames) && row.Has(EmailNames), "Email and ErrorCode", "Get-MailkitSendMassResult");
        return new SendMassResult(row.Id(RequestIdNames) ?? 0)
        {
            Email = row.Text(EmailNames),
            ErrorCode = row.Number(ErrorCodeNames) ?? throw row.Refusal("Its ErrorCode is empty."),
            Info = row.Text(nameof(SendMassResult.Info)),
            Date = row.Date(nameof(SendMassResult.Date)),
            EmailId = row.Id(EmailIdNames),
            SendId = row.Id(SendIdNames),
            SendMessageId = row.Id(SendMessageIdNames),
        };
    }

    private static SeenMessage MessageOf(GivenRow row)
    {
        Require(
            row,
            row.Has(StatusNames) && row.Has(EmailNames) && row.Has(SendMessageIdNames),
            "Email, Status and SendMessageId",
            "Get-MailkitDeliveryRecipient or Get-MailkitRawMessage");
        string? status = row.Text(StatusNames);
        if (status?.All(letter => letter == '_' || char.IsLetter(letter)) == false)
        {
            throw row.Refusal("Its Status is not the state of a message: bounces have codes there, for instance.");
        }

        return new(
            row.Id(SendIdNames), row.Id(SendMessageIdNames), row.Id(EmailIdNames), row.Text(EmailNames), status, row.Date(DateNames));
    }

    private static void Require(GivenRow row, bool isOne, string properties, string source)
    {
        if (row.Value is MailkitRow or MassMailOutcome)
        {
            throw row.Refusal($"It is a {row.Value.GetType().Name}, and not what {source} writes.");
        }

        if (!isOne)
        {
            throw row.Refusal($"It needs the properties {properties}, as what {source} writes has them.");
        }
    }
}
