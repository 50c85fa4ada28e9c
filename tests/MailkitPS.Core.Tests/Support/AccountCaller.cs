using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests;

/// <summary>
/// Calls the account of a simulator without the module. Answers of both forms become the same: an object its members, an array its
/// elements, and every other value a text.
/// </summary>
internal sealed class AccountCaller : IAsyncDisposable
{
    private const string Md5 = "00000000000000000000000000000000";

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly MailkitSimulator _simulator;
    private readonly HttpClient _http;

    private AccountCaller(MailkitSimulator simulator)
    {
        _simulator = simulator;
        _http = new HttpClient { BaseAddress = simulator.ApiUri };
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts a simulator of its own, always at the same moment.</summary>
    public static async Task<AccountCaller> StartAsync(SimulatedPaging? paging = null) => new(await MailkitSimulator.StartAsync(
        new SimulatorOptions { Clock = new FixedTime(Now), Paging = paging ?? new SimulatedPaging() }, Token));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _simulator.DisposeAsync();
    }

    /// <summary>Calls a function in JSON, with the parameters by their names.</summary>
    public Task<HttpResponseMessage> PostAsync(
        string function, HttpCompletionOption completion, params (string Name, object Value)[] parameters) =>
        SendAsync(function, completion, [("parameters", parameters.ToDictionary(one => one.Name, one => one.Value))]);

    /// <summary>Calls a function in JSON, with the parameters by their names.</summary>
    public async Task<object> JsonAsync(string function, params (string Name, object Value)[] parameters)
    {
        using HttpResponseMessage answer = await PostAsync(function, HttpCompletionOption.ResponseContentRead, parameters);
        return Decode(await answer.Content.ReadFromJsonAsync<JsonElement>(Token));
    }

    /// <summary>Calls a function in JSON that has its parameters beside the login.</summary>
    public async Task<object> TopLevelAsync(string function, params (string Name, object Value)[] members)
    {
        using HttpResponseMessage answer = await SendAsync(function, HttpCompletionOption.ResponseContentRead, members);
        return Decode(await answer.Content.ReadFromJsonAsync<JsonElement>(Token));
    }

    /// <summary>Calls a function in XML-RPC, with the parameters in their order, or as one struct.</summary>
    public async Task<object> XmlAsync(string function, bool isStruct, params (string Name, object Value)[] parameters)
    {
        IEnumerable<XElement> values = isStruct
            ? [new XElement("struct", parameters.Select(one => new XElement("member", new XElement("name", one.Name), Value(one.Value))))]
            : parameters.Select(one => Value(one.Value).Elements().Single());
        XElement call = new(
            "methodCall",
            new XElement("methodName", "mailkit." + function),
            new XElement(
                "params",
                new object[] { new XElement("i4", 90000001), new XElement("string", Md5) }.Concat(values)
                    .Select(value => new XElement("param", new XElement("value", value)))));
        using StringContent body = new(call.ToString());
        using HttpResponseMessage answer = await _http.PostAsync(new Uri("rpc.fcgi", UriKind.Relative), body, Token);
        string text = await answer.Content.ReadAsStringAsync(Token);
        return Decode(XDocument.Parse(text).Descendants("value").First());
    }

    /// <summary>The rows of a function in JSON.</summary>
    public async Task<IReadOnlyList<Dictionary<string, object>>> RowsAsync(
        string function, params (string Name, object Value)[] parameters) =>
        [.. ((List<object>)await JsonAsync(function, parameters)).Cast<Dictionary<string, object>>()];

    /// <summary>The IDs of the rows of a function in JSON.</summary>
    public async Task<long[]> IdsAsync(string function, string id, params (string Name, object Value)[] parameters)
    {
        using HttpResponseMessage answer = await PostAsync(function, HttpCompletionOption.ResponseContentRead, parameters);
        JsonElement rows = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        return [.. rows.EnumerateArray().Select(row => long.Parse(row.GetProperty(id).ToString(), CultureInfo.InvariantCulture))];
    }

    private Task<HttpResponseMessage> SendAsync(string function, HttpCompletionOption completion, (string Name, object Value)[] members)
    {
        Dictionary<string, object> call = new() { ["function"] = "mailkit." + function, ["id"] = "90000001", ["md5"] = Md5 };
        foreach ((string name, object value) in members)
        {
            call[name] = value;
        }

        HttpRequestMessage request = new(HttpMethod.Post, "json.fcgi") { Content = JsonContent.Create(call) };
        return _http.SendAsync(request, completion, Token);
    }

    private static XElement Value(object value) =>
        new("value", new XElement(value is string ? "string" : "i4", Convert.ToString(value, CultureInfo.InvariantCulture)));

    private static object Decode(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(member => member.Name, member => Decode(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Select(Decode).ToList(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => value.ToString(),
    };

    private static object Decode(XElement value)
    {
        XElement typed = value.Elements().Single();
        return typed.Name.LocalName switch
        {
            "struct" => typed.Elements("member").ToDictionary(
                member => member.Element("name")!.Value, member => Decode(member.Element("value")!)),
            "array" => typed.Element("data")!.Elements("value").Select(Decode).ToList(),
            _ => typed.Value,
        };
    }
}
