using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>The reports about one delivery.</summary>
internal sealed class DeliveryFunctions(Account account)
{
    // Documented for the recipients and the links of a delivery; that the others say the same is supposed.
    private const string MissingDelivery = "Missing ID_send";
    private const string InvalidDelivery = "Invalid ID_send";

    /// <summary>Adds the functions by their names.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions)
    {
        functions["mailkit.report.message"] = request => Of(request, delivery => Streamed.Value(answer => Write(answer, delivery)));
        functions["mailkit.report.message.recipients"] = request => Of(request, delivery => Streamed.Array(
            delivery.Messages().Select(message => (Action<WireWriter>)(row => WriteRecipient(row, message)))));
        functions["mailkit.report.message.bounces"] = request => Of(request, delivery => Streamed.Array(
            delivery.Messages()
                .Where(message => message.Bounce is not null)
                .Select(message => (Action<WireWriter>)(row => WriteBounce(row, message)))));
        functions["mailkit.report.message.feedback"] = request => Of(request, delivery => Streamed.Array(
            Feedback.Of(delivery, request.Text("period")).Select(bucket => (Action<WireWriter>)bucket.Write)));
        functions["mailkit.report.message.links"] = request => Of(request, GetLinks);
        functions["mailkit.report.message.links.visitors"] = request => Of(
            request, delivery => GetVisitors(delivery, request.Id("ID_url")));
    }

    private static void Write(WireWriter answer, Delivery delivery)
    {
        DeliveryTotals totals = new([delivery]);
        answer.StartObject();
        answer.Quoted("SEND_COUNT", totals.Sent);
        answer.Text("SUBJECT", delivery.Campaign.Subject);
        if (totals.Waiting > 0 && totals.Failed == 0)
        {
            answer.Text("FAILED_COUNT", "");
        }
        else
        {
            answer.Quoted("FAILED_COUNT", totals.Failed);
        }

        answer.Quoted("READ_COUNT", totals.Read);
        answer.Quoted("CLICK_COUNT", totals.Clicks);
        answer.Quoted("MINIPAGE_CLICK_COUNT", 0);
        answer.Quoted("CONVERSION_COUNT_U", totals.Converted);
        answer.Quoted("CONVERSION_COUNT", totals.Conversions);
        answer.Quoted("DELIVERED_COUNT", totals.Delivered);
        answer.Amount("REV", totals.Revenue);
        answer.Quoted("READ_COUNT_U", totals.Readers);
        answer.Date("SEND_DATE", delivery.Date);
        answer.Quoted("CLICK_COUNT_U", totals.Clickers);
        answer.Text("UTM", delivery.Utm);
        answer.EndObject();
    }

    private static void WriteRecipient(WireWriter row, Message message)
    {
        row.StartObject();
        row.Date("DATE", message.Date);
        row.Quoted("READ_COUNT", message.Reactions().Count(reaction => reaction.Kind == ReactionKind.Open));
        row.Text("STATUS", message.FinalStatus);
        row.Quoted("ID_EMAIL", message.Recipient.EmailId);
        row.Text("EMAIL", message.Recipient.Person.Email);
        row.Quoted("CLICK_COUNT", message.Reactions().Count(reaction => reaction.Kind == ReactionKind.Click));
        row.Quoted("ID_SEND_MESSAGE", message.MessageId);
        row.Text("AB_VERSION", message.AbVersion);
        row.EndObject();
    }

    private static void WriteBounce(WireWriter row, Message message)
    {
        row.StartObject();
        row.Text("EMAIL", message.Recipient.Person.Email);
        row.Quoted("ID_EMAIL", message.Recipient.EmailId);
        row.Quoted("ID_USER_LIST", message.Recipient.List.ListId);
        row.Quoted("ID_SEND_MESSAGE", message.MessageId);
        row.Date("DATE", message.Date.AddMinutes(2));
        row.Text("STATUS", message.Bounce!.Status);
        row.Text("EMAIL_STATUS", message.Bounce.EmailStatus);
        row.EndObject();
    }

    /// <summary>Who clicked a link, and how often.</summary>
    private static IEnumerable<(Message Message, Reaction First, int Count)> Clickers(Delivery delivery, Link link) =>
        delivery.Messages()
            .Select(message => (message, clicks: message.Reactions().Where(reaction => reaction.Link == link).ToArray()))
            .Where(one => one.clicks.Length > 0)
            .Select(one => (one.message, one.clicks[0], one.clicks.Length));

    private static Answer GetLinks(Delivery delivery) => Streamed.Array(Link.All
        .Select(link => (link, clickers: Clickers(delivery, link).ToArray()))
        .Where(one => one.clickers.Length > 0)
        .Select(one => (Action<WireWriter>)(row =>
        {
            row.StartObject();
            row.Text("TITLE", one.link.Title);
            row.Text("TITLE_SHORT", one.link.ShortTitle);
            row.Text("ANCHOR", one.link.Anchor);
            row.Text("URL", one.link.Url);
            row.Number("ID_URL", one.link.IdIn(delivery));
            row.Text("AB_VERSION", "");
            row.Number("CLICK", one.clickers.Sum(clicker => clicker.Count));
            row.Number("VISIT", one.clickers.Length);
            row.Number("CONVERSION", one.clickers.Count(clicker => clicker.First.IsConversion));
            row.EndObject();
        })));

    private static Answer GetVisitors(Delivery delivery, long? urlId)
    {
        if (Link.All.FirstOrDefault(link => link.IdIn(delivery) == urlId) is not { } link)
        {
            // How the refusal reads is not known.
            return Answers.Error(urlId is null ? "Missing ID_url" : "Invalid ID_url");
        }

        return Streamed.Array(Clickers(delivery, link).Select(clicker => (Action<WireWriter>)(row =>
        {
            Visit visit = new(clicker.Message.Recipient.Person);
            row.StartObject();
            row.Quoted("ID_EMAIL", clicker.Message.Recipient.EmailId);
            row.StartObject("DATA");
            visit.Write(row, static name => name);
            row.Text("IP", visit.Ip);
            row.Text("IP_ORIG", visit.Ip);
            row.Date("DATETIME", clicker.First.Date);
            row.EndObject();
            row.Quoted("COUNT", clicker.Count);
            row.Text("EMAIL", clicker.Message.Recipient.Person.Email);
            row.EndObject();
        })));
    }

    private Answer Of(ApiRequest request, Func<Delivery, Answer> answer)
    {
        if (request.Id("ID_send") is not long sendId)
        {
            return Answers.Error(MissingDelivery);
        }

        if (account.FindDelivery(sendId) is not { } delivery)
        {
            return Answers.Error(InvalidDelivery);
        }

        delivery.CountRead();
        return answer(delivery);
    }
}
