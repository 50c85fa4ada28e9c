using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MailkitPS.Simulator;

/// <summary>The options of `record`.</summary>
internal static partial class RecordArguments
{
    private const string CasePrefix = "recorded";
    private const int MaxPages = 99;

    /// <summary>Reads the options; returns what is wrong with them, in one line, or null.</summary>
    public static string? Read(string function, ReadOnlySpan<string> arguments, out RecordOptions options)
    {
        List<KeyValuePair<string, JsonElement>> parameters = [];
        options = new(function, WireForm.Json, parameters, new Uri("https://api.mailkit.eu/"), null, CasePrefix);
        if (!FunctionName().IsMatch(function))
        {
            return $"'{function}' is no name of a function, such as mailkit.mailinglist.list.";
        }

        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length)
            {
                return $"{arguments[i]} needs a value.";
            }

            if (Apply(arguments[i], arguments[i + 1], parameters, ref options) is { } mistake)
            {
                return mistake;
            }
        }

        return null;
    }

    private static string? Apply(string name, string value, List<KeyValuePair<string, JsonElement>> parameters, ref RecordOptions options)
    {
        switch (name)
        {
            case "--protocol" when value is "json" or "xmlrpc":
                options = options with { Form = value == "json" ? WireForm.Json : WireForm.XmlRpc };
                return null;
            case "--protocol":
                return $"--protocol takes json or xmlrpc, not '{value}'.";
            case "--parameter" when value.IndexOf('=', StringComparison.Ordinal) is > 0 and int at:
                parameters.Add(new(value[..at], Value(value[(at + 1)..])));
                return null;
            case "--parameter":
                return $"--parameter takes name=value, not '{value}'.";
            case "--case" when CaseName().IsMatch(value):
                options = options with { CaseName = $"{CasePrefix}-{value}" };
                return null;
            case "--case":
                return $"--case takes small letters, digits and hyphens, not '{value}'.";
            case "--api-uri" when Uri.TryCreate(value, UriKind.Absolute, out Uri? address)
                && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)):
                options = options with { ApiUri = address };
                return null;
            case "--api-uri":
                return $"--api-uri takes an https address, or one of this machine, not '{value}'.";
            case "--pages" when PagedFunction.Find(options.Function) is null:
                return $"{options.Function} has no pages; {string.Join(", ", PagedFunction.All.Select(paged => paged.Name))} have.";
            case "--pages" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int pages)
                && pages is > 0 and <= MaxPages:
                options = options with { Pages = pages };
                return null;
            case "--pages":
                return $"--pages takes a number from 1 to {MaxPages}, not '{value}'.";
            case "--folder":
                options = options with { Folder = value };
                return null;
            default:
                return $"record does not know '{name}'; it takes --protocol, --parameter, --case, --pages, --api-uri and --folder.";
        }
    }

    /// <summary>Reads a value as JSON where it is JSON: a number, true, "a text of digits", a list. Everything else is a text.</summary>
    private static JsonElement Value(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }

    [GeneratedRegex(@"^mailkit(\.[a-z_]+)+$")]
    private static partial Regex FunctionName();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex CaseName();
}
