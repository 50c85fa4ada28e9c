using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>
/// The function that puts recipients into a list by the thousand. Its counters are 0 whatever it has done, as a client reports of Mailkit;
/// which addresses are invalid is not known: here they are those whose domain has no dot.
/// </summary>
internal sealed class RecipientImports(Account account, bool clearsOmittedFields)
{
    private const string StatusOfNew = "unknown";

    /// <summary>Adds the function by its name.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions) => functions["mailkit.mailinglist.import"] = Import;

    private static bool IsValid(string email)
    {
        int at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && email.IndexOf('.', at) > at + 1;
    }

    private Answer Import(ApiRequest request)
    {
        if (request.Text("ID_user_list") is not { Length: > 0 })
        {
            return Answers.Error("Missing ID_user_list");
        }

        if (account.Recipients.FindList(request.Id("ID_user_list")) is not { } list)
        {
            return Answers.Error("Invalid ID_user_list");
        }

        List<string> invalid = [];
        foreach (IReadOnlyDictionary<string, string> row in request.Structs("recipients"))
        {
            string email = row.GetValueOrDefault("email") ?? "";
            if (IsValid(email))
            {
                Put(list, email, row);
            }
            else
            {
                invalid.Add(email);
            }
        }

        return Streamed.Value(answer =>
        {
            answer.StartObject();
            answer.StartArray("invalid_emails");
            invalid.ForEach(email => answer.Text(null, email));
            answer.EndArray();
            foreach (string counter in (string[])["count_new", "count_bad", "count_all", "count_updated"])
            {
                answer.Quoted(counter, 0);
            }

            answer.EndObject();
        });
    }

    private void Put(AccountList list, string email, IReadOnlyDictionary<string, string> row)
    {
        Dictionary<string, string> given = row
            .Where(member => member.Key is not ("email" or "status"))
            .ToDictionary(member => member.Key, member => member.Value);
        string? status = row.GetValueOrDefault("status");
        if (account.Recipients.Find(list, email) is not { } known)
        {
            account.Recipients.Add(list, email, status ?? StatusOfNew, account.Now, given);
            return;
        }

        Dictionary<string, string> data = clearsOmittedFields ? [] : known.AllData();
        foreach ((string field, string value) in given)
        {
            data[field] = value;
        }

        account.Recipients.Replace(known with { Data = data, Status = status ?? known.Status, ChangeDate = account.Now });
    }
}
