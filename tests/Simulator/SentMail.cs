using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Xml.Linq;

namespace MailkitPS.Simulator;

/// <summary>
/// The mail that was accepted, and the results of mass sends: an address such as error-6@example.com fails with that error code, every
/// other becomes a message of the account. The form of the answer to a send is not documented; this one is invented, like the one to a
/// text message.
/// </summary>
internal sealed class SentMail
{
    private const long FirstRequestId = 9001;

    // Failed, and the two that only touch the recipient.
    private static readonly int[] NotSent = [4, 6, 7];

    private readonly ConcurrentDictionary<long, IReadOnlyList<SimulatedRow>> _results = new();
    private long _latest = FirstRequestId - 1;

    /// <summary>The account that the messages show up in.</summary>
    public required Account Account { get; set; }

    /// <summary>Accepts a mass send.</summary>
    public Answer AcceptMass(SimulatedCall call)
    {
        (string Address, long ListId, long CampaignId)[] recipients = [.. RecipientsOf(call)];
        if (recipients.Length == 0)
        {
            return Answers.Error("Missing recipients");
        }

        long requestId = Interlocked.Increment(ref _latest);
        List<SimulatedRow> results = [];
        foreach ((string address, long listId, long campaignId) in recipients)
        {
            if (AddressMarks.Of(address).Error is int code && code >= 1 && code <= GeneratedRows.Infos.Length)
            {
                results.Add(new SimulatedRow(code, address, GeneratedRows.Infos[code - 1]));
            }
            else
            {
                Account.Send(campaignId, listId, address);
            }
        }

        _results[requestId] = results;
        return Answers.Json(string.Create(CultureInfo.InvariantCulture, $$"""{"error_status":0,"request_id":{{requestId}}}"""));
    }

    /// <summary>Accepts a single message: status-7@example.com is answered with that status, every other address with 1.</summary>
    public Answer AcceptSingle(ApiRequest request, SimulatedCall call)
    {
        string address = AddressesOf(call).FirstOrDefault() ?? "";
        int status = AddressMarks.Of(address).Status ?? 1;
        Message? message = NotSent.Contains(status)
            ? null
            : Account.Send(request.Id("campaign_id") ?? 0, request.Id("mailinglist_id") ?? 0, address);
        return Answers.Json(string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"data":"{{message?.Recipient.EmailId ?? 0}}","data2":"{{message?.Delivery.SendId ?? 0}}","data3":"{{message?.MessageId ?? 0}}",
            "status":"{{status}}","error_status":0}
            """));
    }

    /// <summary>The answer for a send that was accepted here; null for any other request ID.</summary>
    public Answer? ResultsOf(long? requestId) =>
        requestId is long id && _results.TryGetValue(id, out IReadOnlyList<SimulatedRow>? rows) ? Answers.Results([.. rows]) : null;

    /// <summary>The recipients of a mass send, each with its list and its campaign; 0 where there is none.</summary>
    private static IEnumerable<(string Address, long ListId, long CampaignId)> RecipientsOf(SimulatedCall call)
    {
        if (call.Form == WireForm.XmlRpc)
        {
            return XDocument.Parse(call.Body).Descendants("struct")
                .Select(recipient => recipient.Elements("member").ToDictionary(
                    member => (string)member.Element("name")!, member => member.Element("value")!.Value, StringComparer.Ordinal))
                .Where(recipient => recipient.ContainsKey("send_to"))
                .Select(recipient => (
                    recipient["send_to"],
                    NumberOf(recipient.GetValueOrDefault("mailinglist_id")),
                    NumberOf(recipient.GetValueOrDefault("campaign_id"))));
        }

        using JsonDocument document = JsonDocument.Parse(call.Body);
        return document.RootElement.TryGetProperty("recipients", out JsonElement recipients)
            ? [.. recipients.EnumerateArray().Select(recipient => (
                recipient.GetProperty("send_to").GetString()!,
                NumberIn(recipient, "mailinglist_id"),
                NumberIn(recipient, "campaign_id")))]
            : [];
    }

    private static IEnumerable<string> AddressesOf(SimulatedCall call)
    {
        if (call.Form == WireForm.XmlRpc)
        {
            return RecipientsOf(call).Select(recipient => recipient.Address);
        }

        using JsonDocument document = JsonDocument.Parse(call.Body);
        return [document.RootElement.GetProperty("parameters").GetProperty("main").GetProperty("send_to").GetString()!];
    }

    private static long NumberIn(JsonElement recipient, string name) =>
        recipient.TryGetProperty(name, out JsonElement number) ? NumberOf(number.ToString()) : 0;

    private static long NumberOf(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;
}
