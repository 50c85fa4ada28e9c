using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads words of a CSV file, which PowerShell would refuse, as a boolean. An empty field counts as not given.</summary>
internal sealed class BooleanTextAttribute : MailkitTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Read(object? value) => value is not string text ? value : text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        "" => null,
        _ => throw new ArgumentTransformationMetadataException($"'{text}' is neither TRUE nor FALSE."),
    };
}
