using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// A call in words: the function, the IDs and flags that it is given, the names of its other parameters, and how many elements lists have.
/// Of texts only addresses are shown, and those only to a person who is asked.
/// </summary>
internal static class CallWords
{
    private const int MaxWords = 20;
    private const int MaxIds = 3;
    private const int MaxIdDigits = 19;
    private const int MaxAddressLength = 320;

    /// <summary>The function and the IDs that it is given, for an error: <c>mailkit.sendmail_mass.results (request_id 8001)</c>.</summary>
    public static string Subject(MailkitCall call)
    {
        string[] ids = [.. Used(call).Select(parameter => DescribeId(parameter.Name, parameter.Value)).OfType<string>()];
        return ids.Length == 0 ? call.Function : $"{call.Function} ({MessageText.Few(ids, MaxWords)})";
    }

    /// <summary>The function and all that it is given, for a confirmation.</summary>
    /// <param name="call">The call.</param>
    /// <param name="function">The function, in words.</param>
    /// <param name="showsAddresses">It is for nobody but the person who is asked.</param>
    public static string Describe(MailkitCall call, string function, bool showsAddresses)
    {
        string[] parameters = [.. Used(call).Select(parameter => Describe(parameter.Name, parameter.Value, showsAddresses))];
        return parameters.Length == 0 ? function : $"{function} with {MessageText.Few(parameters, MaxWords)}";
    }

    private static IEnumerable<MailkitParameter> Used(MailkitCall call) => call.Parameters.Where(parameter => parameter.IsUsed);

    private static string Describe(string name, object? value, bool showsAddresses)
    {
        if (DescribeId(name, value) is string id)
        {
            return id;
        }

        return value switch
        {
            bool flag => Named(name, flag ? "TRUE" : "FALSE"),
            string text when IsFlag(text) => Named(name, text),
            string text when showsAddresses && text.Contains("@") && text.Length <= MaxAddressLength => Named(name, text),
            string when name.Length == 0 => "a text",
            IDictionary members => Named(name, $"({DescribeMembers(members, showsAddresses)})"),
            IEnumerable elements when value is not (string or byte[]) => Named(name, $"({DescribeElements(elements)})"),
            _ => name.Length == 0 ? "a value" : MessageText.Name(name),
        };
    }

    private static string DescribeMembers(IDictionary members, bool showsAddresses)
    {
        List<string> words = [];
        foreach (DictionaryEntry member in members)
        {
            words.Add(Describe((string)member.Key, member.Value, showsAddresses));
        }

        return words.Count == 0 ? "nothing" : MessageText.Few(words, MaxWords);
    }

    /// <summary>How many elements there are, and the IDs that they have.</summary>
    private static string DescribeElements(IEnumerable elements)
    {
        int count = 0;
        Dictionary<string, SortedSet<string>> ids = new(StringComparer.Ordinal);
        foreach (object? element in elements)
        {
            count++;
            foreach (DictionaryEntry member in element as IDictionary ?? new Dictionary<string, object>())
            {
                string name = (string)member.Key;
                if (DescribeId(name, member.Value) is string id)
                {
                    if (!ids.TryGetValue(name, out SortedSet<string>? found))
                    {
                        ids[name] = found = new SortedSet<string>(StringComparer.Ordinal);
                    }

                    if (found.Count <= MaxIds)
                    {
                        found.Add(id);
                    }
                }
            }
        }

        string number = FormattableString.Invariant($"{count} {(count == 1 ? "element" : "elements")}");
        return string.Join(", ", ids.Values.Select(found => found.Count <= MaxIds
            ? string.Join(", ", found)
            : $"{string.Join(", ", found.Take(MaxIds))} …").Prepend(number));
    }

    /// <summary>The name and the number of an ID; null for anything else. A value without a name is an ID when it is a number.</summary>
    private static string? DescribeId(string name, object? value)
    {
        string? number = value switch
        {
            int or long => Convert.ToString(value, CultureInfo.InvariantCulture),
            string text when name.Length > 0 && text.Trim().Length <= MaxIdDigits && WireParser.IsWholeNumber(text) => text.Trim(),
            _ => null,
        };
        return number is not null && (name.Length == 0 || IsId(name)) ? Named(name, number) : null;
    }

    private static bool IsId(string name) =>
        name.StartsWith("ID_", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_id", StringComparison.OrdinalIgnoreCase);

    private static bool IsFlag(string text) =>
        text.Equals("TRUE", StringComparison.OrdinalIgnoreCase) || text.Equals("FALSE", StringComparison.OrdinalIgnoreCase);

    private static string Named(string name, string value) => name.Length == 0 ? value : $"{MessageText.Name(name)} {value}";
}
