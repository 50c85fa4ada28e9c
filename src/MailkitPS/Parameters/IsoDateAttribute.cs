using System;
using System.Globalization;

namespace MailkitPS;

/// <summary>
/// Reads a point in time the same way in every culture. PowerShell would read <c>12/8/2024</c> as 8 December or 12 August, so
/// only ISO 8601 texts are understood; anything else is passed on unchanged, and the cmdlet refuses it.
/// </summary>
internal sealed class IsoDateAttribute : MailkitTransformationAttribute
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyyMMdd'T'HHmmssK",
    ];

    /// <summary>Why a value was refused.</summary>
    /// <param name="name">The name of the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="examples">Texts that are understood, and what they mean.</param>
    public static string Refusal(string name, object value, string examples)
    {
        string? shown = value is IConvertible ? MessageText.Quote(Convert.ToString(value, CultureInfo.InvariantCulture)) : null;
        return $"{name} {shown}".Trim() + $" is not understood. Give a DateTime, a DateTimeOffset, or an ISO 8601 text such as {examples}.";
    }

    /// <inheritdoc/>
    protected override object? Read(object? value) => value switch
    {
        DateTime date => (object?)FromDateTime(date) ?? date,
        DBNull => null,
        string text when text.Trim().Length == 0 => null,
        string text when DateTimeOffset.TryParseExact(
            text.Trim(),
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeLocal,
            out DateTimeOffset time) => time,
        _ => value,
    };

    /// <summary>A date without a kind is local time, as everywhere in PowerShell.</summary>
    private static DateTimeOffset? FromDateTime(DateTime date)
    {
        try
        {
            return new DateTimeOffset(date);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
