using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;

namespace MailkitPS.Simulator;

/// <summary>A function that answers in pages: the next one is asked for with the ID of the last row (documented).</summary>
/// <param name="Name">The function.</param>
/// <param name="Start">
/// The parameter that says with which ID a page begins; the member of a row has the same name, in any letter case.
/// </param>
/// <param name="Parameters">All parameters with what stands for an unused one, in the order of the XML-RPC form.</param>
internal sealed record PagedFunction(string Name, string Start, params IReadOnlyList<(string Name, object Unused)> Parameters)
{
    private const int None = 0;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PagedFunction> All { get; } =
    [
        new("mailkit.mailinglist.getstatus", "ID_email",
            ("ID_user_list", None), ("status", ""), ("change_date", ""), ("ID_email", ""), ("limit", "")),
        new("mailkit.mailinglist.engagement", "ID_email", ("ID_user_list", None), ("ID_email", None), ("limit", None)),
        new("mailkit.report.raw.messages", "ID_send_message",
            ("ID_message", None), ("ID_send", None), ("ID_send_message", None), ("limit", None)),
        new("mailkit.report.raw.bounces", "ID_undelivered_log",
            ("ID_message", None), ("ID_send", None), ("ID_undelivered_log", None), ("limit", None)),
        new("mailkit.report.raw.responses", "ID_log",
            ("ID_message", None), ("ID_send", None), ("ID_send_message", None), ("ID_log", None), ("limit", None)),
    ];

    /// <summary>The function of this name; null for one without pages.</summary>
    public static PagedFunction? Find(string name) => All.FirstOrDefault(function => function.Name == name);

    /// <summary>The parameters of a page: those that were given, and where it begins.</summary>
    /// <param name="given">Names and values.</param>
    /// <param name="start">The ID with which the page begins; null for the first page.</param>
    /// <param name="form">JSON leaves out what is not given; in XML-RPC the position has to be held.</param>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> ParametersOf(
        IReadOnlyList<KeyValuePair<string, JsonElement>> given, long? start, WireForm form)
    {
        List<KeyValuePair<string, JsonElement>> parameters = [];
        foreach ((string name, object unused) in Parameters)
        {
            KeyValuePair<string, JsonElement> found = given.FirstOrDefault(parameter => parameter.Key == name);
            if (name == Start && start is not null)
            {
                parameters.Add(new(name, JsonSerializer.SerializeToElement(start)));
            }
            else if (found.Key is not null)
            {
                parameters.Add(found);
            }
            else if (form == WireForm.XmlRpc)
            {
                parameters.Add(new(name, JsonSerializer.SerializeToElement(unused)));
            }
        }

        return parameters;
    }

    /// <summary>The IDs of the rows of a page, in their order.</summary>
    public IReadOnlyList<long> IdsOf(byte[] answer, WireForm form)
    {
        if (form == WireForm.Json)
        {
            JsonElement root = JsonElement.Parse(answer);
            return root.ValueKind != JsonValueKind.Array ? []
                :
                [
                    .. root.EnumerateArray()
                        .Where(row => row.ValueKind == JsonValueKind.Object)
                        .SelectMany(row => row.EnumerateObject())
                        .Where(member => IsStart(member.Name))
                        .Select(member => Number(member.Value.ToString())),
                ];
        }

        using System.IO.MemoryStream xml = new(answer);
        return
        [
            .. XDocument.Load(xml).Descendants("member")
                .Where(member => IsStart(member.Element("name")?.Value))
                .Select(member => Number(member.Element("value")?.Value)),
        ];
    }

    private static long Number(string? text) => long.TryParse(text, out long id) ? id : 0;

    private bool IsStart(string? name) => string.Equals(name, Start, StringComparison.OrdinalIgnoreCase);
}
