using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>The functions that move and delete recipients, and that change what they want to receive.</summary>
internal sealed class RecipientChanges(Account account)
{
    private const string Invalid = "Invalid ID_email or email";

    /// <summary>The topics in use: those that people have opted out of.</summary>
    private static readonly string[] Topics = ["27", "29", "35"];

    /// <summary>Whose erasure is queued. The queue is never worked off here.</summary>
    private readonly HashSet<string> _toBeErased = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the functions by their names.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions)
    {
        functions["mailkit.email.move"] = Move;
        functions["mailkit.email.delete"] = Delete;
        functions["mailkit.email.unsubscribe"] = Unsubscribe;
        functions["mailkit.email.revalidate"] = Revalidate;
        functions["mailkit.email.topics"] = SetTopics;
        functions["mailkit.email.wipe"] = Wipe;
    }

    private static Answer Text(string text) => Streamed.Value(answer => answer.Text(null, text));

    private static Answer Number(long number) => Streamed.Value(answer => answer.Number(null, number));

    /// <summary>Whom a call names: the ID or the address as it came, the address, and the recipients.</summary>
    private (string Named, string Address, IReadOnlyList<Recipient> Found) Named(ApiRequest request)
    {
        string named = request.Text("ID_email") is { Length: > 0 } first ? first : request.Text("email") ?? "";
        if (request.Id("ID_email") is long emailId)
        {
            Recipient? recipient = account.Recipients.Find(emailId);
            return (named, recipient?.Person.Email ?? "", recipient is null ? [] : [recipient]);
        }

        // Whether a telephone number has to be that of a recipient is not known; here it has to.
        return (named, named, named.StartsWith('+')
            ? [.. account.Recipients.Lists.SelectMany(list => account.Recipients.In(list)).Where(one => one.Person.Mobile == named).Take(1)]
            : account.Recipients.Find(named));
    }

    private Answer Move(ApiRequest request)
    {
        Recipient? source = request.Id("ID_email") is long emailId ? account.Recipients.Find(emailId) : null;
        AccountList? target = account.Recipients.FindList(request.Id("ID_user_list"));

        // What is said of a list that is not there, or is that of the recipient, is not known.
        if (source is null || target is null || source.List.ListId == target.ListId)
        {
            return request.Form == WireForm.XmlRpc ? Number(0) : Answers.Error(Invalid);
        }

        // What becomes of who is in the other list already is not known: here that one stays.
        string email = source.Person.Email;
        Recipient moved = account.Recipients.Find(target, email)
            ?? account.Recipients.Add(target, email, source.Status, account.Now, source.AllData());
        account.Recipients.Remove(source.EmailId);
        return request.Form == WireForm.XmlRpc ? Number(1) : Streamed.Value(answer =>
        {
            answer.StartObject();
            answer.Quoted("ID_user_list_source", source.List.ListId);
            answer.Text("email", email);
            answer.Quoted("ID_email", moved.EmailId);
            answer.Number("move_response", moved.EmailId);
            answer.Quoted("ID_email_source", source.EmailId);
            answer.ErrorStatus(0, isQuoted: true);
            answer.Quoted("ID_user_list", target.ListId);
            answer.EndObject();
        });
    }

    private Answer Delete(ApiRequest request)
    {
        IReadOnlyList<Recipient> found = Named(request).Found;
        if (found.Count == 0)
        {
            return Answers.Error(request.Form == WireForm.XmlRpc ? "Invalid ID_email" : Invalid);
        }

        foreach (Recipient recipient in found)
        {
            account.Recipients.Remove(recipient.EmailId);
        }

        string ids = string.Join(',', found.Select(recipient => recipient.EmailId.ToString(CultureInfo.InvariantCulture)));
        return request.Form == WireForm.Json ? Answers.Json($$"""{"error":"OK","error_status":0,"emails":"{{ids}}"}""")
            : found.Count == 1 ? Number(found[0].EmailId)
            : Text(ids);
    }

    private Answer Unsubscribe(ApiRequest request)
    {
        (_, string address, IReadOnlyList<Recipient> found) = Named(request);
        if (found.Count == 0)
        {
            return Answers.Error(Invalid);
        }

        DateTime now = account.Now;
        account.Recipients.SetOptOut(
            address,
            new OptOut(now, "", request.IsTrue("timeout") ? now.Date.AddDays(request.Id("timeout_days") ?? 0) : null),
            now);
        return request.Form == WireForm.XmlRpc ? Number(found[0].EmailId) : Streamed.Value(answer =>
        {
            answer.StartObject();
            answer.ErrorStatus(0, isQuoted: true);
            answer.Quoted("ID_email", found[0].EmailId);
            answer.Text("status", "1");
            answer.EndObject();
        });
    }

    private Answer Revalidate(ApiRequest request)
    {
        (string named, string address, IReadOnlyList<Recipient> found) = Named(request);
        if (account.Recipients.OptOutOf(address) is not { IsComplete: true })
        {
            return Answers.Error($"{named} is not unsubscribed");
        }

        bool isAgreed = request.IsTrue("agreement");
        if (isAgreed)
        {
            account.Recipients.SetOptOut(address, null, account.Now);
        }

        string done = isAgreed ? "Email has been revalidated" : "Sent subscribe email";
        return request.Form == WireForm.XmlRpc ? Text(done) : Streamed.Value(answer =>
        {
            answer.StartObject();
            answer.Text("email", address);
            answer.ErrorStatus(0);
            answer.Text("ID_email", found.Count > 0 ? found[0].EmailId.ToString(CultureInfo.InvariantCulture) : "");
            answer.Text("error", done);
            answer.EndObject();
        });
    }

    private Answer SetTopics(ApiRequest request)
    {
        // The answers are not known, nor what topics mean to who has opted out of everything: that stays.
        (_, string address, IReadOnlyList<Recipient> found) = Named(request);
        if (found.Count == 0)
        {
            return Answers.Error(Invalid);
        }

        if (account.Recipients.OptOutOf(address) is not { IsComplete: true })
        {
            string off = request.IsTrue("activate_all") ? "" : string.Join(',', Topics.Except(request.Texts("ID_topics")));
            account.Recipients.SetOptOut(address, off.Length > 0 ? new OptOut(account.Now, off, null) : null, account.Now);
        }

        return Text("OK");
    }

    private Answer Wipe(ApiRequest request)
    {
        (string named, string address, IReadOnlyList<Recipient> found) = Named(request);
        if (found.Count == 0)
        {
            return Answers.Error(named.Length == 0 ? "Missing ID_email" : Invalid);
        }

        lock (_toBeErased)
        {
            if (!_toBeErased.Add(address))
            {
                return Answers.Error("Email has already been inserted");
            }
        }

        // Both forms have all four members.
        return Streamed.Value(answer =>
        {
            answer.StartObject();
            answer.Number("ID_email", found[0].EmailId);
            answer.Text("email", address);
            answer.Number("error_status", 0);
            answer.Text("error", "OK");
            answer.EndObject();
        });
    }
}
