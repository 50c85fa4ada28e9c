using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>What an answer says beside its rows, by which success and failure are told apart.</summary>
internal sealed class Envelope
{
    private const int MaxMembers = 20;
    private const int MaxQuotedLength = 100;

    private readonly List<string> _members = [];

    /// <summary>What the answer is when it is no object: <c>an array</c>, <c>a string</c>.</summary>
    public string? OtherThanObject { get; set; }

    /// <summary><c>error_status</c>; none when absent, which means success.</summary>
    public long? ErrorStatus { get; set; }

    /// <summary>The text of <c>error</c>, which some successes carry too.</summary>
    public string? Error { get; set; }

    /// <summary>The text of <c>status</c>.</summary>
    public string? Status { get; set; }

    /// <summary>The rows were there, be it none of them.</summary>
    public bool HasRows { get; set; }

    public bool IsStatusOk => string.Equals(Status, "OK", StringComparison.OrdinalIgnoreCase);

    public void AddMember(string name)
    {
        if (_members.Count < MaxMembers)
        {
            _members.Add(name);
        }
    }

    /// <summary>The answer is nothing but a text.</summary>
    public bool IsBareText { get; set; }

    /// <summary>The failure that the answer tells, if it tells one.</summary>
    public MailkitException? Failure()
    {
        if (ErrorStatus is null or 0 || Error is null)
        {
            return null;
        }

        MailkitException failure = FailureOf(Error);
        failure.IsBareText = IsBareText;
        return failure;
    }

    /// <summary>The failure behind an <c>error</c> text: Mailkit has no codes, only texts (documented).</summary>
    public static MailkitException FailureOf(string error)
    {
        string text = error.Trim();
        if (text.Equals("Unauthorized", StringComparison.OrdinalIgnoreCase))
        {
            return new MailkitException(
                MailkitErrorKind.Unauthorized,
                "Mailkit answered 'Unauthorized': the client ID or the MD5 code is wrong, or the code was regenerated under Profile / Integration.");
        }

        if (text.StartsWith("Disallowed IP", StringComparison.OrdinalIgnoreCase))
        {
            return new MailkitException(
                MailkitErrorKind.AddressNotAllowed,
                $"Mailkit answered '{text}': add this address to the allow-list of the account, under Profile / Integration.");
        }

        return new MailkitException(
            MailkitErrorKind.ApiError,
            text.Length == 0 ? "Mailkit refused the call and gave no reason." : $"Mailkit refused the call: {text}");
    }

    /// <summary>What the answer looks like, for a reader who has to find out what Mailkit meant.</summary>
    public string Describe()
    {
        if (OtherThanObject is not null)
        {
            return OtherThanObject;
        }

        IEnumerable<string> values = new[] { ("status", Status), ("error", Error) }
            .Where(value => value.Item2 is not null)
            .Select(value => $"{value.Item1} {Quote(value.Item2!)}");
        string members = _members.Count == 0 ? "an empty object" : $"an object with {string.Join(", ", _members.Select(Name))}";
        return string.Join("; ", values.Prepend(members));
    }

    /// <summary>The name of a member as a message may show it.</summary>
    public static string Name(string name) => name.Contains("@") ? Quote(name) : name;

    /// <summary>A text of an answer as a message may quote it: e-mail addresses are for output objects only.</summary>
    public static string Quote(string text) => text.Contains("@") ? "(with an e-mail address)" : $"'{Shorten(text)}'";

    /// <summary>The beginning of a text that may be long.</summary>
    private static string Shorten(string text) => text.Length <= MaxQuotedLength ? text : text.Substring(0, MaxQuotedLength) + "…";
}
