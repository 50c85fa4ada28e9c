using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// What the answer to a send says of it. Only what says so accepts a send, and only what says so refuses it: nothing is sent twice and
/// nothing is taken for sent. The table stands in about_MailkitPS_Errors.
/// </summary>
internal sealed class SendVerdict
{
    private static readonly string[] Successes = ["OK", "TRUE"];

    /// <summary>What Mailkit makes for a send. The IDs that a request gives, which an answer may repeat, are not among them.</summary>
    private static readonly string[] Ids =
        ["request_id", "id_request", "data", "data2", "data3", "ID_send", "ID_send_message", "ID_email"];

    private readonly Predicate<string> _isSuccessStatus;
    private bool _isAccepted;
    private bool _isDoubtful;
    private bool _hasId;

    private SendVerdict(Predicate<string>? isSuccessStatus)
    {
        _isSuccessStatus = status =>
            status.Trim().Equals("OK", StringComparison.OrdinalIgnoreCase) || isSuccessStatus?.Invoke(status) == true;
    }

    /// <summary>Mailkit accepted the send.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>The words with which Mailkit refused it; empty when it gave no reason, null when it did not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Judges an answer.</summary>
    /// <param name="root">What the answer is as a whole.</param>
    /// <param name="values">Its elements where it is an array, and itself where it is not.</param>
    /// <param name="isSuccessStatus">Which words beside OK tell in <c>status</c> that the send was carried out.</param>
    public static SendVerdict Of(RootKind root, IReadOnlyList<object?> values, Predicate<string>? isSuccessStatus)
    {
        SendVerdict top = new(isSuccessStatus);
        SendVerdict nested = new(isSuccessStatus);
        foreach (object? value in values)
        {
            if (root == RootKind.Scalar)
            {
                top.AddBareValue(value);
            }
            else
            {
                top.Add(value);
                nested.AddMembers(value);
            }
        }

        bool isDocumentedRefusal = root == RootKind.Object && values.OfType<ApiObject>().Any(IsDocumentedRefusal);
        top.Decide(isDocumentedRefusal, nested._hasId || nested._isAccepted);
        if (top.IsAccepted || top.Refusal is not null || top._isDoubtful)
        {
            return top;
        }

        nested.Decide(isDocumentedRefusal: false, isAcceptedElsewhere: false);
        return nested;
    }

    private static bool IsDocumentedRefusal(ApiObject members)
    {
        Envelope envelope = MailkitPS.Refusal.EnvelopeOf(members);
        return envelope is { ErrorStatus: not (null or 0), Error: not null };
    }

    /// <summary>A refusal beside what would accept the send says nothing, unless it has the documented form.</summary>
    private void Decide(bool isDocumentedRefusal, bool isAcceptedElsewhere)
    {
        if (Refusal is not null)
        {
            bool isContradicted = (_hasId || _isAccepted || isAcceptedElsewhere) && !isDocumentedRefusal;
            _isDoubtful |= isContradicted;
            Refusal = isContradicted ? null : Refusal;
        }
        else
        {
            IsAccepted = (_isAccepted || _hasId) && !_isDoubtful;
        }
    }

    /// <summary>The answer is one single value.</summary>
    private void AddBareValue(object? value)
    {
        if (MailkitPS.Refusal.In(value) is string refusal)
        {
            Refusal = refusal;
        }
        else if (value is not null)
        {
            string text = new DecodedScalar(value).Text().Trim();
            _isAccepted = Successes.Contains(text, StringComparer.OrdinalIgnoreCase);
            _hasId = IsPositive(text);
        }
    }

    private void Add(object? value)
    {
        Refusal ??= MailkitPS.Refusal.In(value);
        if (value is not ApiObject members)
        {
            return;
        }

        Envelope envelope = MailkitPS.Refusal.EnvelopeOf(members);
        bool isSuccess = envelope.ErrorStatus == 0 || (envelope.Status is string status && _isSuccessStatus(status));
        _isAccepted |= isSuccess;
        _isDoubtful |= envelope.ErrorStatus == Envelope.UnreadableStatus
            || !envelope.IsFreeOfErrors
            || (!string.IsNullOrEmpty(envelope.Error) && !IsSuccess(envelope.Error!));
        _hasId |= members.Members.Any(member =>
            Ids.Contains(member.Key, StringComparer.OrdinalIgnoreCase)
            && member.Value is not (null or bool or ApiObject or List<object?>)
            && IsPositive(new DecodedScalar(member.Value).Text()));
    }

    /// <summary>What stands deeper in the answer.</summary>
    private void AddMembers(object? value)
    {
        IEnumerable<object?> inner = value switch
        {
            ApiObject members => members.Members.Select(member => member.Value),
            List<object?> elements => elements,
            _ => [],
        };
        foreach (object? element in inner)
        {
            Add(element);
            AddMembers(element);
        }
    }

    private static bool IsSuccess(string text) => Successes.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    private static bool IsPositive(string text) =>
        WireParser.TryReadInteger(System.Text.Encoding.UTF8.GetBytes(text), out long? number) && number > 0;
}
