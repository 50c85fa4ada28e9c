using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace MailkitPS;

/// <summary>What an answer says beside its rows, by which success and failure are told apart.</summary>
internal sealed class Envelope
{
    /// <summary>In place of an <c>error_status</c> that is no number.</summary>
    public const long UnreadableStatus = -1;

    private const int MaxMembers = 20;

    private readonly List<string> _members = [];

    /// <summary>What the answer is as a whole.</summary>
    public RootKind Root { get; set; }

    /// <summary>The answer, where it is one single value and not null.</summary>
    public string? Value { get; set; }

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

    /// <summary>It has a member of the name under which rows of failures are documented.</summary>
    public bool HasResults { get; private set; }

    public bool IsStatusOk => IsStatus("OK");

    /// <summary>Neither <c>error_status</c> nor <c>status</c> speaks of an error.</summary>
    public bool IsFreeOfErrors => ErrorStatus is null or 0 && !IsStatus("ERROR");

    /// <summary>
    /// It tells of an error and not of which one. Any status but 0 is a failure (documented), except where rows tell what failed.
    /// </summary>
    public bool IsSilentRefusal => ErrorStatus is not (null or 0) && Error is null && !HasRows && !HasResults;

    /// <summary>The words that refuse the login, wherever they stand; null when none do.</summary>
    public string? LoginRefusal => IsOfLogin(Value) ? Value : IsOfLogin(Error) ? Error : IsOfLogin(Status) ? Status : null;

    /// <summary>The same of an element of a list, which may be about a login only if it holds nothing else.</summary>
    public string? LoginRefusalOfElement =>
        _members.All(name => KindOf(name) != EnvelopeMember.Other) ? LoginRefusal : null;

    /// <summary>Notes a member of the answer and tells what it says.</summary>
    public EnvelopeMember Add(Scalar name)
    {
        HasResults |= WireParser.EqualsIgnoreCase(name.Utf8, "results"u8);
        if (_members.Count < MaxMembers)
        {
            _members.Add(name.PooledText());
        }

        return KindOf(name.Utf8);
    }

    /// <summary>What a member of this name says.</summary>
    public static EnvelopeMember KindOf(string name) => KindOf(Encoding.UTF8.GetBytes(name));

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
                ErrorStatus = ReadStatus(Encoding.UTF8.GetBytes(text ?? string.Empty));
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

    /// <summary>The answer tells nothing of success and failure after all.</summary>
    public void Forget()
    {
        ErrorStatus = 0;
        Value = Error = Status = null;
    }

    /// <summary>The failure that the answer tells, if it tells one.</summary>
    public MailkitException? Failure() =>
        ErrorStatus is not (null or 0) && Error is not null ? FailureOf(Error)
        : LoginRefusal is string refusal ? FailureOf(refusal)
        : null;

    /// <summary>The failure behind an <c>error</c> text: Mailkit has no codes, only texts (documented).</summary>
    public static MailkitException FailureOf(string error)
    {
        string text = error.Trim();
        if (KnownRefusals.IsUnauthorized(text))
        {
            return new MailkitException(
                MailkitErrorKind.Unauthorized,
                "Mailkit answered 'Unauthorized': the client ID or the MD5 code is wrong, "
                + "or the code was regenerated under Profile / Integration.");
        }

        if (KnownRefusals.IsDisallowedAddress(text))
        {
            return new MailkitException(
                MailkitErrorKind.AddressNotAllowed,
                $"Mailkit answered '{text}': add this address to the allow-list of the account, under Profile / Integration.");
        }

        return new MailkitException(
            MailkitErrorKind.ApiError,
            text.Length == 0 ? "Mailkit refused the call and gave no reason." : $"Mailkit refused the call: {text}")
        {
            Refusal = text,
        };
    }

    /// <summary>What the answer looks like, for a reader who has to find out what Mailkit meant.</summary>
    public string Describe()
    {
        if (Root != RootKind.Object)
        {
            return Root == RootKind.Array ? "an array"
                : Value is null ? "a single value"
                : $"a single value, {MessageText.Quote(Value)}";
        }

        StringBuilder text = new(_members.Count == 0
            ? "an empty object"
            : $"an object with {string.Join(", ", _members.Select(MessageText.Name))}");
        Append(text, "status", Status);
        Append(text, "error", Error);
        return text.ToString();
    }

    private static bool IsOfLogin(string? text) => text is not null && KnownRefusals.IsOfLogin(text);

    private bool IsStatus(string word) => string.Equals(Status?.Trim(), word, StringComparison.OrdinalIgnoreCase);

    /// <summary>A whole number, or a flag in place of one; anything else is an error.</summary>
    private static long? ReadStatus(ReadOnlySpan<byte> utf8) =>
        WireParser.TryReadInteger(utf8, out long? number) ? number
        : WireParser.TryReadFlag(utf8, out bool? flag) ? (flag == true ? 1 : 0)
        : UnreadableStatus;

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append("; ").Append(name).Append(' ').Append(MessageText.Quote(value));
        }
    }
}
