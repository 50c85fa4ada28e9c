using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace MailkitPS.Simulator;

/// <summary>The functions that add a recipient to a mailing list, and change it there.</summary>
/// <param name="account">The account.</param>
/// <param name="clearsOmitted">Whether a field that a change leaves out is cleared, not kept: which of both is not known.</param>
internal sealed class RecipientEdits(Account account, bool clearsOmitted)
{
    private const string MissingList = "Missing ID_mailing_list";
    private const string InvalidList = "Invalid ID_mailing_list";

    /// <summary>The members of the struct that are about the call, and not about the recipient.</summary>
    private static readonly string[] NoFields = ["email", "ID_template", "email_from", "name_from", "return_url", "status"];

    private static readonly string[] Structs = ["personal", "address", "custom"];

    /// <summary>Adds the functions by their names.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions)
    {
        functions["mailkit.mailinglist.adduser"] = Add;
        functions["mailkit.mailinglist.edituser"] = Edit;
    }

    private static string Decode(string base64)
    {
        // What Mailkit does with a text that is not Base64 is not known; it stays as it is here, where a test sees it.
        Span<byte> bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out int length) ? Encoding.UTF8.GetString(bytes[..length]) : base64;
    }

    private static Dictionary<string, string> FieldsOf(ApiRequest request) => Structs
        .SelectMany(request.Struct)
        .Where(member => !NoFields.Contains(member.Key))
        .ToDictionary(member => member.Key, member => Decode(member.Value), StringComparer.Ordinal);

    /// <summary>What is a text alone in XML-RPC.</summary>
    private static Answer Confirm(ApiRequest request, string text, long? emailId = null) =>
        request.Form == WireForm.XmlRpc ? Streamed.Value(answer => answer.Text(null, text)) : Streamed.Value(answer =>
        {
            answer.StartObject();
            answer.Text("error", text);
            answer.ErrorStatus(0);
            if (emailId is long id)
            {
                answer.Number("ID_email", id);
            }

            answer.EndObject();
        });

    private static bool IsOut(Recipient recipient) => recipient.Status == "unsubscribe";

    private Answer Add(ApiRequest request)
    {
        if (request.Struct("personal").GetValueOrDefault("email") is not { Length: > 0 } encoded)
        {
            return Answers.Error("Missing email");
        }

        string email = Decode(encoded);
        if (email.Split('@') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            return Answers.Error("Bad email syntax");
        }

        if (RefusalOfList(request, out AccountList? list) is { } refusal)
        {
            return refusal;
        }

        // Nobody is in the list before the message has been answered.
        return request.IsTrue("confirm") ? Confirm(request, "Sent subscribe email") : Add(request, list!, email);
    }

    private Answer Add(ApiRequest request, AccountList list, string email)
    {
        Recipient? known = account.Recipients.Find(list, email);
        Recipient recipient = known is null
            ? account.Recipients.Add(list, email, "enabled", account.Now, FieldsOf(request))
            : Change(known, request);
        int status = (known is null, IsOut(recipient)) switch
        {
            (false, false) => 0,
            (true, false) => 1,
            (true, true) => 2,
            (false, true) => 3,
        };
        return Streamed.Value(answer =>
        {
            // The rest of the answer is not known.
            answer.StartObject();
            answer.Quoted(request.Form == WireForm.Json ? "ID_email" : "data", recipient.EmailId);
            answer.Quoted("status", status);
            answer.EndObject();
        });
    }

    private Answer Edit(ApiRequest request)
    {
        if (RefusalOfList(request, out AccountList? list) is { } refusal)
        {
            return refusal;
        }

        if (request.Text("ID_email") is not { Length: > 0 })
        {
            return Answers.Error("Missing ID_email");
        }

        if (request.Id("ID_email") is not long emailId || account.Recipients.Find(emailId) is not { } recipient || recipient.List != list)
        {
            return Answers.Error("Invalid ID_email");
        }

        Change(recipient, request);
        return Confirm(request, "OK", emailId);
    }

    private Recipient Change(Recipient recipient, ApiRequest request)
    {
        Dictionary<string, string> data = clearsOmitted ? [] : recipient.AllData();
        foreach ((string name, string text) in FieldsOf(request))
        {
            data[name] = text;
        }

        Recipient changed = recipient with { Data = data, ChangeDate = account.Now };
        account.Recipients.Replace(changed);
        return changed;
    }

    private Answer? RefusalOfList(ApiRequest request, out AccountList? list)
    {
        list = account.Recipients.FindList(request.Id("ID_user_list"));
        return request.Text("ID_user_list") is not { Length: > 0 } ? Answers.Error(MissingList)
            : list is null ? Answers.Error(InvalidList)
            : null;
    }
}
