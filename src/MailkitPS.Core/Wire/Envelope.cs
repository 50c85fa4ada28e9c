using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace MailkitPS;

/// <summary>What an answer says beside its rows, by which success and failure are told apart.</summary>
internal sealed class Envelope
{
    private const int MaxMembers = 20;

    private readonly List<string> _members = [];

    /// <summary>What the answer is as a whole.</summary>
    public RootKind Root { get; set; }

    /// <summary>The names of its members, as far as a message would list them.</summary>
    public IReadOnlyList<string> Members => _members;

    /// <summary><c>error_status</c>; null when absent, which means success.</summary>
    public long? ErrorStatus { get; set; }

    /// <summary>The text of <c>error</c>, which some successes carry too.</summary>
    public string? Error { get; set; }

    /// <summary>The text of <c>status</c>.</summary>
    public string? Status { get; set; }

    /// <summary>The list of rows, or the object that is one, was present, even if empty.</summary>
    public bool HasRows { get; set; }

    /// <summary>The answer is nothing but a text.</summary>
    public bool IsBareText { get; set; }

    public bool IsStatusOk => IsStatus("OK");

    /// <summary>Neither <c>error_status</c> nor <c>status</c> speaks of an error.</summary>
    public bool IsFreeOfErrors => ErrorStatus is null or 0 && !IsStatus("ERROR");

    /// <summary>Notes a member of the answer and tells what it says.</summary>
    public EnvelopeMember Add(Scalar name)
    {
        if (_members.Count < MaxMembers)
        {
            _members.Add(name.PooledText());
        }

        return KindOf(name.Utf8);
    }

    /// <summary>What a member of this name says.</summary>
    public static EnvelopeMember KindOf(ReadOnlySpan<byte> utf8Name) =>
        WireParser.EqualsIgnoreCase(utf8Name, "error_status"u8) ? EnvelopeMember.ErrorStatus
        : WireParser.EqualsIgnoreCase(utf8Name, "error"u8) ? EnvelopeMember.Error
        : WireParser.EqualsIgnoreCase(utf8Name, "status"u8) ? EnvelopeMember.Status
        : EnvelopeMember.Other;

    /// <summary>Takes what a member says; null for a null.</summary>
    public void Set(EnvelopeMember member, string? text)
    {
        switch (member)
        {
            case EnvelopeMember.ErrorStatus:
                // Anything but a number is an error.
                ErrorStatus = string.IsNullOrEmpty(text) ? null
                    : long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long status) ? status
                    : -1;
                break;
            case EnvelopeMember.Error:
                Error = text;
                break;
            case EnvelopeMember.Status:
                Status = text;
                break;
        }
    }

    /// <summary>The answer is a refusal and nothing else.</summary>
    public void Refuse(string text)
    {
        ErrorStatus = 1;
        Error = text;
    }

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
                "Mailkit answered 'Unauthorized': the client ID or the MD5 code is wrong, "
                + "or the code was regenerated under Profile / Integration.");
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
        if (Root != RootKind.Object)
        {
            return Root == RootKind.Array ? "an array" : "a single value";
        }

        StringBuilder text = new(_members.Count == 0
            ? "an empty object"
            : $"an object with {string.Join(", ", _members.Select(MessageText.Name))}");
        Append(text, "status", Status);
        Append(text, "error", Error);
        return text.ToString();
    }

    private bool IsStatus(string word) => string.Equals(Status, word, StringComparison.OrdinalIgnoreCase);

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append("; ").Append(name).Append(' ').Append(MessageText.Quote(value));
        }
    }
}
