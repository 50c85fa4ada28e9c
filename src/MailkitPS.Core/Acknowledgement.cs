using System;

namespace MailkitPS;

/// <summary>An answer that says nothing but that the call succeeded.</summary>
internal sealed class Acknowledgement : MailkitRow
{
    private const string Success = "OK";

    /// <summary>The word in <c>data</c>, or in place of the answer. Whatever says something else does not say that it succeeded.</summary>
    [Column("data", IsBareValue = true)]
    public string? Data
    {
        get;
        internal set => field = Success.Equals(value?.Trim(), StringComparison.OrdinalIgnoreCase)
            ? value
            : throw MailkitException.InvalidAnswer($"The answer does not say {Success} but {MessageText.Quote(value ?? string.Empty)}.");
    }
}
