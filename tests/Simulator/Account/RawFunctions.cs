using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>The reports for the transfer to a data store.</summary>
internal sealed class RawFunctions(Account account, Pager pager)
{
    private const int MaxPage = 25_000;

    /// <summary>Adds the functions by their names.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions)
    {
        functions["mailkit.report.raw.messages"] = request =>
        {
            foreach (Delivery delivery in account.Deliveries.Where(delivery => delivery is LiveDelivery))
            {
                delivery.CountRead();
            }

            return pager.Page(request, "ID_send_message", MaxPage, start => Messages(request, start)
                .Select(message => new PageRow(message.MessageId, (row, id) => WriteMessage(row, message, id))));
        };
        functions["mailkit.report.raw.bounces"] = request => pager.Page(request, "ID_undelivered_log", MaxPage, start =>
            Messages(request, Message.OfUndeliveredLogId(start))
                .Where(message => message.Bounce is not null && message.UndeliveredLogId >= start)
                .Select(message => new PageRow(message.UndeliveredLogId, (row, id) => WriteBounce(row, message, id))));
        functions["mailkit.report.raw.responses"] = request => pager.Page(request, "ID_log", MaxPage, start =>
            Messages(request, Reaction.MessageIdOf(start))
                .Where(message => request.Id("ID_send_message") is not long only || message.MessageId == only)
                .SelectMany(message => message.Reactions())
                .Where(reaction => reaction.LogId >= start)
                .Select(reaction => new PageRow(reaction.LogId, (row, id) => WriteResponse(row, reaction, id))));
    }

    private static void WriteMessage(WireWriter row, Message message, long id)
    {
        Person person = message.Recipient.Person;
        Visit visit = new(person);
        row.Quoted("ID_message", message.Delivery.Campaign.CampaignId);
        row.Quoted("ID_send", message.Delivery.SendId);
        row.Quoted("ID_send_message", id);
        row.Quoted("ID_user_list", message.Recipient.List.ListId);
        row.Quoted("ID_email", message.Recipient.EmailId);
        row.Text("ID_template", "");
        row.Text("type_message", message.Delivery.Campaign.MessageType);
        row.Text("email", person.Email);
        row.Date("email_date", message.Recipient.Date);
        row.Date("message_date", message.Delivery.Date.AddMinutes(-1));
        row.Date("date_sent", message.Date);
        row.Text("ab_version", message.AbVersion);
        row.Text("message_status", message.FinalStatus);
        row.Text("tld", person.Tld);
        row.Text("domain", person.Domain);
        message.Recipient.WriteRaw(row);
        row.Text("s_continent", Visit.Continent);
        row.Text("s_country", Visit.Country);
        row.Text("s_region", "");
        row.Text("s_city", visit.City);
        row.Text("s_org", Visit.Organization);
        row.Text("s_browser", visit.Browser);
        row.Text("s_os", visit.Os);
        row.Text("preview_url", message.Delivery.PreviewUrl);
    }

    private static void WriteBounce(WireWriter row, Message message, long id)
    {
        BounceKind bounce = message.Bounce!;
        row.Quoted("ID_MESSAGE", message.Delivery.Campaign.CampaignId);
        row.Text("TEXT_STATUS", bounce.Text);
        row.Text("STATUS", bounce.Status);
        row.Text("BOUNCE_CAT", bounce.Category);
        row.Quoted("ID_EMAIL", message.Recipient.EmailId);
        row.Quoted("ID_SEND", message.Delivery.SendId);
        row.Text("EMAIL", message.Recipient.Person.Email);
        row.Text("UTM_CAMPAIGN", message.Delivery.Utm);
        row.Quoted("ID_SEND_MESSGE", message.MessageId);
        row.Text("CAMPAIGN_NAME", message.Delivery.Campaign.Name);
        row.Quoted("ID_USER_LIST", message.Recipient.List.ListId);
        row.Text("SUBJECT", message.Delivery.Campaign.Subject);
        row.Text("REMOTE_MTA", "mx." + message.Recipient.Person.Domain);
        row.Quoted("ID_UNDELIVERED_LOG", id);
    }

    private static void WriteResponse(WireWriter row, Reaction reaction, long id)
    {
        Message message = reaction.Message;
        Person person = message.Recipient.Person;
        Visit visit = new(person);
        row.Date("date", reaction.Date);
        row.Text("email", person.Email);
        row.Quoted("ID_email", message.Recipient.EmailId);
        row.Quoted("ID_user_list", message.Recipient.List.ListId);
        row.Quoted("ID_message", message.Delivery.Campaign.CampaignId);
        row.Quoted("ID_send", message.Delivery.SendId);
        row.Quoted("ID_send_message", message.MessageId);
        row.Quoted("ID_log", id);
        row.Text("ab_version", message.AbVersion);
        row.Text("domain", person.Domain);
        row.Text("tld", person.Tld);

        // The words of type and link_type are not known, so these are invented, and link_type is left empty.
        row.Text("type", reaction.Kind switch { ReactionKind.Open => "open", ReactionKind.Click => "click", _ => "spam" });
        row.Text("link_type", "");
        if (reaction.Link is { } link)
        {
            row.Quoted("ID_url", link.IdIn(message.Delivery));
        }
        else
        {
            row.Text("ID_url", "");
        }

        row.Text("link_url", reaction.Link?.Url ?? "");
        row.Text("link_text", reaction.Link?.ShortTitle ?? "");
        row.Text("link_title", reaction.Link?.Title ?? "");
        row.Text("unsubscribe_answer", "");
        visit.Write(row, static name => name.ToLowerInvariant());
        row.Text("code3", Visit.CountryCode3);
        row.Text("IP", visit.Ip);
        row.Text("IP_orig", visit.Ip);
    }

    private IEnumerable<Message> Messages(ApiRequest request, long fromMessageId) =>
        account.Messages(fromMessageId, request.Id("ID_message"), request.Id("ID_send"));
}
