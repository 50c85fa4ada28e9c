namespace MailkitPS;

/// <summary>Takes the members of a struct in a wire format. A member without a value is left out.</summary>
internal interface IStructWriter
{
    void Member(string name, string? text);

    void Member(string name, long number);

    /// <summary>A member whose value is a text in the Base64 of its UTF-8.</summary>
    void Base64Member(string name, string? text);

    /// <summary>A flag, which each format writes in its own way.</summary>
    void Flag(string name, bool? value);

    /// <summary>A member with any value that a call can have.</summary>
    void Member(string name, object? value);
}
