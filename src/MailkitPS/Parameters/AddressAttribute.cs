using System;

namespace MailkitPS;

/// <summary>Reads an address in place of PowerShell, whose error would show it, with the password that may be in it.</summary>
internal sealed class AddressAttribute : MailkitTransformationAttribute
{
    /// <summary>What cannot be read; the cmdlet refuses it, because it is not absolute.</summary>
    private static readonly Uri Unreadable = new(string.Empty, UriKind.Relative);

    /// <summary>The scheme of an address without one, such as proxy.example.com:3128; null: it needs one.</summary>
    public string? DefaultScheme { get; set; }

    /// <summary>The address; one that is not absolute if the text is none.</summary>
    public static Uri Parse(string text, string? defaultScheme = null)
    {
        string trimmed = text.Trim();
        bool hasScheme = trimmed.Contains(Uri.SchemeDelimiter);
        string complete = hasScheme || defaultScheme is null ? trimmed : defaultScheme + Uri.SchemeDelimiter + trimmed;
        return Uri.TryCreate(complete, UriKind.Absolute, out Uri address) ? address : Unreadable;
    }

    /// <inheritdoc/>
    protected override object? Read(object? value) => value switch
    {
        string text => Parse(text, DefaultScheme),
        Uri address => Parse(address.OriginalString, DefaultScheme),
        _ => value,
    };
}
