using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// Reads a text the same way everywhere: what PowerShell would send of a script block, a hashtable or another object is the name of its
/// type, or its code.
/// </summary>
internal sealed class SingleTextAttribute : MailkitTransformationAttribute
{
    /// <summary>The text of a single value; null where there is none.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It is no single value.</exception>
    public static string? TextOf(object? value)
    {
        try
        {
            return WireValue.From(value) is object plain ? WireText.Of(plain) ?? throw Refusal() : null;
        }
        catch (MailkitException)
        {
            throw Refusal();
        }
    }

    /// <inheritdoc/>
    protected override object? Read(object? value) => value is string or null ? value : TextOf(value);

    private static ArgumentTransformationMetadataException Refusal() =>
        new("It has to be a text: a script block, a hashtable, a list or another object is none.");
}
