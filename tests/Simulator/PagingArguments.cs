using System;
using System.Globalization;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>Reads <c>--paging</c>: words with commas between them, such as <c>exclusive,max-rows=100</c>.</summary>
internal static class PagingArguments
{
    /// <summary>The words, as the usage lists them.</summary>
    public const string Known =
        "exclusive, ignored, shuffled, max-rows=N, max-bytes=N, arriving=N, rows-per-id=N, retry-after=SECONDS, cut=PAGE:ROWS";

    /// <summary>Reads the words; returns what is wrong with them, in one line, or null.</summary>
    public static string? Read(string text, out SimulatedPaging options)
    {
        ILookup<string, string> words = text.Split(',').ToLookup(word => word.Split('=')[0], word => word[(word.IndexOf('=') + 1)..]);
        string[] flags = ["exclusive", "ignored", "shuffled"];
        string[] numbers = ["max-rows", "max-bytes", "arriving", "rows-per-id", "retry-after"];
        string[] cut = words["cut"].LastOrDefault("0:0").Split(':');
        string? wrong = text.Split(',').FirstOrDefault(word => word.Split('=') switch
        {
            [string flag] => !flags.Contains(flag),
            [string name, string value] when numbers.Contains(name) => Number(value) is not > 0,
            ["cut", _] => cut.Length != 2 || Number(cut[0]) is not > 0 || Number(cut[1]) is null,
            _ => true,
        });
        options = wrong is not null ? new() : new()
        {
            IsStartExclusive = words.Contains("exclusive"),
            IsStartIgnored = words.Contains("ignored"),
            IsShuffled = words.Contains("shuffled"),
            MaxRows = Last("max-rows"),
            MaxBytes = Last("max-bytes"),
            ArrivingRows = Last("arriving") ?? 0,
            RowsPerId = Last("rows-per-id") ?? 1,
            RetryAfterSec = Last("retry-after"),
            CutPage = Number(cut[0]) ?? 0,
            CutRows = Number(cut[1]) ?? 0,
        };
        return wrong is null ? null : $"--paging does not know '{wrong}'; it takes {Known}.";

        int? Last(string name) => Number(words[name].LastOrDefault(""));
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
