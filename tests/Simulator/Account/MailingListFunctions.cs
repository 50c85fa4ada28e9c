using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>The functions that read mailing lists.</summary>
internal sealed class MailingListFunctions(Account account, Pager pager)
{
    // That both are refused is not known; the texts are those of mailinglist.delete.
    private const string MissingList = "Missing ID_user_list";
    private const string InvalidList = "Invalid ID_user_list";

    private const int MaxStatusPage = 10_000;
    private const int MaxEngagementPage = 25_000;

    /// <summary>Adds the functions by their names.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions)
    {
        functions["mailkit.mailinglist.list"] = _ => Streamed.Array(account.Recipients.Lists.Select(list => (Action<WireWriter>)(row =>
        {
            row.StartObject();
            row.Text("NAME", list.Name);
            row.Quoted("ID_USER_LIST", list.ListId);
            row.Text("STATUS", list.IsEnabled ? "enabled" : "disabled");
            row.Text("DESCRIPTION", list.Description);
            row.EndObject();
        })));
        functions["mailkit.mailinglist.getstatus"] = request => OfList(request, list => GetStatus(request, list));
        functions["mailkit.mailinglist.engagement"] = request => OfList(request, list => pager.Page(
            request,
            "ID_email",
            MaxEngagementPage,
            start => account.Recipients.In(list, start).Select(recipient => new PageRow(recipient.EmailId, (row, id) =>
            {
                row.Number("TREND", Draw.Of(recipient.EmailId, 30, 3));
                row.Number("SCORE", recipient.Status is "permanent" or "disabled" ? 0 : 1 + Draw.Of(recipient.EmailId, 31, 5));
                row.Text("EMAIL", recipient.Person.Email);
                row.Number("ID_EMAIL", id);
            }))));
        functions["mailkit.mailinglist.unsubscribed"] = Unsubscribed;
    }

    private Answer OfList(ApiRequest request, Func<AccountList, Answer> answer) =>
        request.Text("ID_user_list") is not { Length: > 0 } ? Answers.Error(MissingList)
        : account.Recipients.FindList(request.Id("ID_user_list")) is { } list ? answer(list)
        : Answers.Error(InvalidList);

    private static Action<WireWriter> Row(DateTime date, string topics, string address) => row =>
    {
        row.StartObject();
        row.Date("DATE", date);
        row.Text("ID_UNSUBSCRIBE_GROUP", topics);
        row.Text("EMAIL", address);
        row.EndObject();
    };

    private Answer GetStatus(ApiRequest request, AccountList list)
    {
        string status = request.Text("status") ?? "";
        DateTime changed = request.Date("change_date") ?? DateTime.MinValue;
        return pager.Page(
            request,
            "ID_email",
            MaxStatusPage,
            start => account.Recipients.In(list, start)
                .Where(recipient => (status.Length == 0 || recipient.Status == status) && recipient.ChangeDate >= changed)
                .Select(recipient => new PageRow(recipient.EmailId, recipient.Write)));
    }

    private Answer Unsubscribed(ApiRequest request)
    {
        // Without a start the answer is taken to have all of them.
        DateTime from = request.Date("range_from") ?? DateTime.MinValue;
        return Streamed.Array(account.Recipients.OptOuts
            .Where(one => one.OptOut.Date >= from)
            .OrderBy(one => one.OptOut.Date)
            .Select(one => Row(one.OptOut.Date, one.OptOut.Topics, one.Address)));
    }
}
