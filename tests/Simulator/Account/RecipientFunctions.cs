using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>The functions that read one recipient.</summary>
internal sealed class RecipientFunctions(Account account)
{
    private const string Missing = "Missing ID email";
    private const string Invalid = "Invalid ID_email";

    /// <summary>Adds the functions by their names.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions)
    {
        functions["mailkit.email.getstatus"] = GetStatus;
        functions["mailkit.email.getstatus.history"] = History;
        functions["mailkit.email.unsubscribe.getstatus"] = GetSubscription;
    }

    private static void Write(WireWriter row, Recipient recipient)
    {
        row.StartObject();
        recipient.Write(row, recipient.EmailId);
        row.Quoted("ID_MAILING_LIST", recipient.List.ListId);
        row.EndObject();
    }

    private static void Write(WireWriter row, Message message)
    {
        row.StartObject();
        row.Text("MESSAGE_NAME", message.Delivery.Campaign.Name);
        row.Quoted("ID_MESSAGE", message.Delivery.Campaign.CampaignId);
        row.Text("SUBJECT", message.Delivery.Campaign.Subject);
        row.Text("PREVIEW", message.Delivery.PreviewUrl);
        row.Quoted("READ_COUNT", message.Reactions().Count(reaction => reaction.Kind == ReactionKind.Open));
        row.Quoted("ID_EMAIL", message.Recipient.EmailId);
        row.Quoted("ID_SEND", message.Delivery.SendId);
        row.Date("DATE_SEND", message.Date);
        row.Text("EMAIL_FROM", ProfileFunctions.SenderEmail);
        row.Quoted("CLICK_COUNT", message.Reactions().Count(reaction => reaction.Link is not null));
        row.Quoted("ID_SEND_MESSAGE", message.MessageId);
        row.Text("NAME_FROM", ProfileFunctions.SenderName);
        row.Quoted("ID_USER_LIST", message.Recipient.List.ListId);
        row.Text("TYPE_MESSAGE", message.Delivery.Campaign.MessageType);
        row.StartArray("RESPONSE_DATA");
        foreach (Reaction click in message.Reactions().Where(reaction => reaction.Link is not null))
        {
            row.StartObject();
            row.Text("URL", click.Link!.Url);
            row.Text("COUNTRY", Visit.Country);
            row.Text("REGION_CODE", "");
            row.Text("CITY", message.Recipient.Person.City);
            row.Date("DATE", click.Date);
            row.EndObject();
        }

        row.EndArray();
        row.EndObject();
    }

    /// <summary>The address in a call; XML-RPC has it in the place of the ID.</summary>
    private static string AddressIn(ApiRequest request) =>
        request.Text("email") is { Length: > 0 } email ? email : request.Text("ID_email") ?? "";

    /// <summary>Whom a call names; the second is the text of the refusal where it is nobody.</summary>
    private (IReadOnlyList<Recipient> Found, string Refusal) Named(ApiRequest request)
    {
        if (request.Id("ID_email") is long emailId)
        {
            return account.Recipients.Find(emailId) is { } recipient ? ([recipient], "") : ([], Invalid);
        }

        string address = AddressIn(request);
        return address.Trim('0').Length == 0 ? ([], Missing) : (account.Recipients.Find(address), "");
    }

    private Answer GetStatus(ApiRequest request)
    {
        (IReadOnlyList<Recipient> found, string refusal) = Named(request);
        if (refusal == Missing && request.Id("ID_send_message") is long messageId)
        {
            // What is said of a message that is not there is not known.
            Message? message = account.FindMessage(messageId);
            found = message is null ? [] : [message.Recipient];
            refusal = message is null ? Invalid : "";
        }

        return found.Count == 0
            ? Answers.Error(refusal)
            : Streamed.Array(found.Select(one => (Action<WireWriter>)(row => Write(row, one))));
    }

    private Answer History(ApiRequest request)
    {
        // How a refusal looks is not known here; an address without a history is taken to have no rows.
        (IReadOnlyList<Recipient> found, string refusal) = Named(request);
        DateTime since = Account.Today.AddYears(-1);
        return refusal.Length > 0
            ? Answers.Error(refusal)
            : Streamed.Array(account.Deliveries
                .Where(delivery => delivery.Date >= since)
                .SelectMany(delivery => found.SelectMany(delivery.To))
                .Select(message => (Action<WireWriter>)(row => Write(row, message))));
    }

    private Answer GetSubscription(ApiRequest request)
    {
        // The texts of a refusal are not known here.
        (IReadOnlyList<Recipient> found, string refusal) = Named(request);
        string address = found.Count > 0 ? found[0].Person.Email : AddressIn(request);
        OptOut? optOut = account.Recipients.OptOutOf(address);
        if (found.Count == 0 && optOut is null)
        {
            return Answers.Error(refusal.Length > 0 ? refusal : "Invalid ID_email or email");
        }

        string isOut = optOut is { IsComplete: true } ? "TRUE" : "FALSE";
        return request.Form == WireForm.XmlRpc ? Streamed.Value(answer => answer.Text(null, isOut)) : Streamed.Value(answer =>
        {
            answer.StartObject();
            answer.Text("email", address);
            answer.ErrorStatus(0, isQuoted: true);
            if (optOut is { IsComplete: false })
            {
                // The shape of topics that are not wanted is not known.
                answer.Text("topics", optOut.Topics);
            }
            else
            {
                answer.Null("topics");
            }

            answer.Text("ID_email", found.Count > 0 ? found[0].EmailId.ToString(CultureInfo.InvariantCulture) : "");
            answer.Text("unsubscribe", isOut);
            answer.StartObject("timeout");
            answer.Text("date", optOut?.Until is { } until ? FormattableString.Invariant($"{until:yyyy-MM-dd}") : "0000-00-00");
            answer.EndObject();
            answer.EndObject();
        });
    }
}
