using System;

namespace MailkitPS;

/// <summary>An answer that says nothing but that the call succeeded.</summary>
/// <param name="success">The word that says so.</param>
internal sealed class Acknowledgement(string success = "OK") : MailkitRow
{
    /// <summary>The word in <c>data</c>, or in place of the answer. Whatever says something else does not say that it succeeded.</summary>
    [Column("data", IsBareValue = true)]
    public string? Data
    {
        get;
        internal set => field = success.Equals(value?.Trim(), StringComparison.OrdinalIgnoreCase)
            ? value
            : throw MailkitException.InvalidAnswer($"The answer does not say {success} but {MessageText.Quote(value ?? string.Empty)}.");
    }
}
