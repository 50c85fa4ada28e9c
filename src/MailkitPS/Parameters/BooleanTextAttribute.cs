using System;
using System.Globalization;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads words of a CSV file, which PowerShell would refuse, as a boolean. An empty field counts as not given.</summary>
internal sealed class BooleanTextAttribute : MailkitTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Read(object? value) => value is not string text ? value
        : TryRead(text, out bool? flag) ? flag
        : throw new ArgumentTransformationMetadataException($"{MessageText.Quote(text)} is neither TRUE nor FALSE.");

    /// <summary>Reads a value as a boolean; an empty text is none.</summary>
    /// <returns>Whether it is one, or none.</returns>
    public static bool TryRead(object? value, out bool? flag)
    {
        string text = (Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty).Trim().ToUpperInvariant();
        flag = text is "TRUE" or "1" or "YES" ? true
            : text is "FALSE" or "0" or "NO" ? false
            : null;
        return flag is not null || text.Length == 0;
    }
}
