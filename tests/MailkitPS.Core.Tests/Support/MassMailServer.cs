using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace MailkitPS.Core.Tests;

/// <summary>A Mailkit in virtual time that answers what a comparison asks, by function, ID and number of the call.</summary>
internal sealed class MassMailServer(TestClient client, FakeClock clock, Func<string, long, int, TimelineAnswer> answer)
    : VirtualServer(client, clock)
{
    private readonly Dictionary<(string Function, long Id), int> _counts = [];

    /// <summary>Each call, in the order in which they began.</summary>
    public List<(string Function, long Id, TimeSpan At, TimelineAnswer Answer)> Calls { get; } = [];

    /// <summary>When the calls of a function began.</summary>
    public IEnumerable<double> SecondsOf(string function) =>
        Calls.Where(call => call.Function == function).Select(call => call.At.TotalSeconds);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (string function, long id) = Read(await request.Content!.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        int count = _counts[(function, id)] = _counts.GetValueOrDefault((function, id)) + 1;
        TimelineAnswer given = answer(function, id, count);
        Calls.Add((function, id, Clock.Elapsed, given));
        return await RespondAsync(given, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The function without its prefix, and what it is asked about: a request, a delivery or a campaign.</summary>
    private (string Function, long Id) Read(string body)
    {
        if (Client.Protocol == MailkitProtocol.Json)
        {
            JsonElement call = JsonDocument.Parse(body).RootElement;
            JsonElement parameters = call.GetProperty("parameters");
            string name = parameters.TryGetProperty("request_id", out _) ? "request_id"
                : parameters.TryGetProperty("ID_send", out _) ? "ID_send"
                : "ID_message";
            long id = long.Parse(parameters.GetProperty(name).ToString(), CultureInfo.InvariantCulture);
            return (Short(call.GetProperty("function").GetString()!), id);
        }

        // The login has two places; results have the delivery before the request.
        XElement root = XDocument.Parse(body).Root!;
        string function = Short(root.Element("methodName")!.Value);
        XElement[] values = [.. root.Descendants("param")];
        return (function, (long)values[function == "sendmail_mass.results" ? 3 : 2]);
    }

    private static string Short(string function) => function["mailkit.".Length..];
}
