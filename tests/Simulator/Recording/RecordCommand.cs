using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS.Simulator;

/// <summary>Asks a real Mailkit once and writes its answer to a file, without personal data.</summary>
internal static class RecordCommand
{
    private const string ClientIdVariable = "MAILKIT_CLIENT_ID";
    private const string Md5Variable = "MAILKIT_CLIENT_MD5";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>Writes one recording; returns why it could not, in one line, or null.</summary>
    public static async Task<string?> RunAsync(RecordOptions options, CancellationToken token)
    {
        string? id = Environment.GetEnvironmentVariable(ClientIdVariable);
        string? md5 = Environment.GetEnvironmentVariable(Md5Variable);
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long clientId) || string.IsNullOrEmpty(md5))
        {
            return $"record takes the login from the environment: {ClientIdVariable} (digits) and {Md5Variable}.";
        }

        try
        {
            return options.Pages is int pages && PagedFunction.Find(options.Function) is { } paged
                ? await RecordPagesAsync(options, paged, pages, clientId, md5, token)
                : (await RecordAsync(options, clientId, md5, token)).Mistake;
        }
        catch (Exception error)
            when (error is HttpRequestException or IOException or UnauthorizedAccessException or NotSupportedException
                or OperationCanceledException or JsonException or FormatException)
        {
            return $"{error.Message} Nothing was written.";
        }
    }

    /// <summary>Walks as the module does: each page begins with the ID of the last row. What that tells of Mailkit is printed.</summary>
    private static async Task<string?> RecordPagesAsync(
        RecordOptions options, PagedFunction paged, int pages, long clientId, string md5, CancellationToken token)
    {
        long? start = null;
        for (int page = 1; page <= pages; page++)
        {
            (byte[] answer, string? mistake) = await RecordAsync(
                options with
                {
                    CaseName = string.Create(CultureInfo.InvariantCulture, $"{options.CaseName}-page-{page}"),
                    Parameters = paged.ParametersOf(options.Parameters, start, options.Form),
                },
                clientId,
                md5,
                token);
            if (mistake is not null)
            {
                return mistake;
            }

            IReadOnlyList<long> ids = paged.IdsOf(answer, options.Form);
            bool isAscending = ids.SequenceEqual(ids.Order());
            bool repeats = ids.Count > 0 && ids[0] == start;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"page {page}: rows {ids.Count}, ascending {isAscending}, begins with the last row {repeats}"));
            if (ids.Count == 0)
            {
                return null;
            }

            start = ids[^1];
        }

        return null;
    }

    private static async Task<(byte[] Answer, string? Mistake)> RecordAsync(
        RecordOptions options, long clientId, string md5, CancellationToken token)
    {
        byte[] answer = await AskAsync(options, clientId, md5, token);
        byte[] recording = Redact(options.Form, answer, new Redaction(md5));

        // The code is looked for before redaction, which could leave a part of it that this check would not find.
        if (Holds(answer, Regex.Escape(md5))
            || Holds(recording, string.Create(CultureInfo.InvariantCulture, $@"(?<!\d){clientId}(?!\d)")))
        {
            return (answer, "The answer holds the login. Nothing was written.");
        }

        string folder = Path.Combine(options.Folder ?? Path.Combine(ModuleEngine.Root, "tests", "Recordings"), options.Function);
        string file = Path.Combine(folder, options.CaseName + (options.Form == WireForm.Json ? ".json" : ".xml"));
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(file, recording, token);
        Console.WriteLine($"{file}: read it before it is committed.");
        return (answer, null);
    }

    private static byte[] Redact(WireForm form, byte[] answer, Redaction redaction) => form == WireForm.Json
        ? JsonRecording.Redact(answer, redaction)
        : Encoding.UTF8.GetBytes(XmlRecording.Redact(Encoding.UTF8.GetString(answer), redaction));

    private static bool Holds(byte[] text, string pattern) =>
        Regex.IsMatch(Encoding.UTF8.GetString(text), pattern, RegexOptions.IgnoreCase);

    private static async Task<byte[]> AskAsync(RecordOptions options, long clientId, string md5, CancellationToken token)
    {
        // The body holds the MD5 code: it is posted to the given host and to no other.
        using HttpClientHandler handler = new() { AllowAutoRedirect = false, UseProxy = !options.ApiUri.IsLoopback };
        using HttpClient http = new(handler) { Timeout = Patience };
        bool isJson = options.Form == WireForm.Json;
        using ByteArrayContent body = new(
            isJson ? JsonCall(options, clientId, md5) : XmlRpc.Call(options.Function, clientId, md5, options.Parameters));
        body.Headers.ContentType = new MediaTypeHeaderValue(isJson ? "application/json" : "text/xml");
        using HttpResponseMessage response = await http.PostAsync(new Uri(options.ApiUri, isJson ? "json.fcgi" : "rpc.fcgi"), body, token);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(token);
    }

    private static byte[] JsonCall(RecordOptions options, long clientId, string md5)
    {
        using MemoryStream body = new();
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            json.WriteString("function", options.Function);
            json.WriteString("id", clientId.ToString(CultureInfo.InvariantCulture));
            json.WriteString("md5", md5);
            json.WriteStartObject("parameters");
            foreach ((string name, JsonElement value) in options.Parameters)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
