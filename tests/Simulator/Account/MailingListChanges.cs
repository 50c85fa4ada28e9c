using System;
using System.Collections.Generic;

namespace MailkitPS.Simulator;

/// <summary>The functions that make and remove mailing lists.</summary>
internal sealed class MailingListChanges(Account account)
{
    /// <summary>Adds the functions by their names.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions)
    {
        functions["mailkit.mailinglist.create"] = Create;
        functions["mailkit.mailinglist.delete"] = Delete;
    }

    private Answer Create(ApiRequest request) =>
        request.Text("name") is not { Length: > 0 } name ? Answers.Error("Missing name of mailing list")
        : account.Recipients.AddList(name, request.Text("description") ?? "") is { } list
            ? Streamed.Value(answer =>
            {
                answer.StartObject();
                answer.Quoted("data", list.ListId);
                answer.EndObject();
            })
        : Answers.Error("Mailing list exist");

    private Answer Delete(ApiRequest request)
    {
        if (request.Text("ID_user_list") is not { Length: > 0 })
        {
            return Answers.Error("Missing ID_user_list");
        }

        if (account.Recipients.FindList(request.Id("ID_user_list")) is not { } list)
        {
            return Answers.Error("Invalid ID_user_list");
        }

        account.Recipients.Clear(list, keepsList: request.IsTrue("keep_list"));
        return Answers.Json("""{"data":"OK"}""");
    }
}
