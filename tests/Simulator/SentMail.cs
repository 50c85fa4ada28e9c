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
/// The mass sends that were accepted, and their results: an address such as error-6@example.com fails with that error code, every
/// other is fine. The form of the answer to a send is not documented; this one is invented, like the one to a text message.
/// </summary>
internal sealed class SentMail
{
    private const long FirstRequestId = 9001;
    private const string ErrorMark = "error-";
    private const string StatusMark = "status-";

    private readonly ConcurrentDictionary<long, IReadOnlyList<SimulatedRow>> _results = new();
    private long _latest = FirstRequestId - 1;

    /// <summary>Accepts a mass send.</summary>
    public Answer AcceptMass(SimulatedCall call)
    {
        string[] addresses = [.. AddressesOf(call)];
        if (addresses.Length == 0)
        {
            return Answers.Error("Missing recipients");
        }

        long requestId = Interlocked.Increment(ref _latest);
        _results[requestId] = [.. addresses.Select(ResultOf).OfType<SimulatedRow>()];
        return Answers.Json(string.Create(CultureInfo.InvariantCulture, $$"""{"error_status":0,"request_id":{{requestId}}}"""));
    }

    /// <summary>Accepts a single message: status-7@example.com is answered with that status, every other address with 1.</summary>
    public static Answer AcceptSingle(SimulatedCall call)
    {
        int status = NumberIn(AddressesOf(call).FirstOrDefault() ?? string.Empty, StatusMark) ?? 1;
        return Answers.Json(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"data":"31000001","data2":"41001","data3":"51000001","status":"{{status}}","error_status":0}"""));
    }

    /// <summary>The answer for a send that was accepted here; null for any other request ID.</summary>
    public Answer? ResultsOf(long? requestId) =>
        requestId is long id && _results.TryGetValue(id, out IReadOnlyList<SimulatedRow>? rows) ? Answers.Results([.. rows]) : null;

    private static IEnumerable<string> AddressesOf(SimulatedCall call)
    {
        if (call.Form == WireForm.XmlRpc)
        {
            return XDocument.Parse(call.Body).Descendants("member")
                .Where(member => (string?)member.Element("name") == "send_to")
                .Select(member => (string)member.Element("value")!);
        }

        using JsonDocument document = JsonDocument.Parse(call.Body);
        JsonElement root = document.RootElement;
        return root.TryGetProperty("recipients", out JsonElement recipients)
            ? [.. recipients.EnumerateArray().Select(recipient => recipient.GetProperty("send_to").GetString()!)]
            : [root.GetProperty("parameters").GetProperty("main").GetProperty("send_to").GetString()!];
    }

    private static SimulatedRow? ResultOf(string address) =>
        NumberIn(address, ErrorMark) is int code && code >= 1 && code <= GeneratedRows.Infos.Length
            ? new SimulatedRow(code, address, GeneratedRows.Infos[code - 1])
            : null;

    private static int? NumberIn(string address, string mark)
    {
        if (!address.StartsWith(mark, StringComparison.Ordinal))
        {
            return null;
        }

        string digits = address[mark.Length..].Split('@')[0];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
