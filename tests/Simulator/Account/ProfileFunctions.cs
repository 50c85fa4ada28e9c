using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>The functions that read what an account has beside lists and campaigns: senders, conditions and files.</summary>
internal sealed class ProfileFunctions(Account account)
{
    /// <summary>The address of the sender of every campaign.</summary>
    public const string SenderEmail = "news@example.com";

    /// <summary>The name of the sender of every campaign.</summary>
    public const string SenderName = "Example News";

    /// <summary>How a function is refused of which no JSON form is known.</summary>
    public const string UnknownFunction = "Unknown function";

    private static readonly (long Id, string Name, string Email, string Status, bool HasSpf)[] Senders =
    [
        (6001, SenderName, SenderEmail, "active", true),
        (6002, "Example Shop", "shop@example.com", "active", false),

        // Another status than active is not known: this one is invented.
        (6003, "Example Help", "help@example.com", "inactive", false),
    ];

    private static readonly (long Id, string Name, string Description, string Date, string ChangeDate)[] Queries =
    [
        (901, "Active buyers", "bought in 90 days", "2025-02-26 19:48:43", "2025-02-26 20:05:57"),
        (902, "Brno", "", "2026-01-05 10:00:00", "2026-05-06 11:12:13"),
    ];

    /// <summary>Adds the functions by their names.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions)
    {
        functions["mailkit.profile.emails.list"] = GetSenders;
        functions["mailkit.profile.queries.list"] = _ => Streamed.Value(WriteQueries);
        functions["mailkit.filemanager.list"] = GetFiles;
    }

    private static Answer GetSenders(ApiRequest request)
    {
        IEnumerable<Action<WireWriter>> rows = Senders.Select(sender => (Action<WireWriter>)(row =>
        {
            row.StartObject();
            row.Text("NAME", sender.Name);
            row.Number("ID_ALLOW_EMAIL", sender.Id);
            row.Text("STATUS", sender.Status);
            row.Text("EMAIL", sender.Email);
            row.Text("SPF", sender.HasSpf ? "TRUE" : "FALSE");
            row.EndObject();
        }));
        return request.Form == WireForm.XmlRpc ? Streamed.Array(rows) : Streamed.Value(answer =>
        {
            answer.StartObject();
            answer.StartArray("emails");
            foreach (Action<WireWriter> row in rows)
            {
                row(answer);
            }

            answer.EndArray();
            answer.EndObject();
        });
    }

    private static void WriteQueries(WireWriter answer)
    {
        answer.StartObject();
        answer.Number("error_status", 0);
        answer.StartArray("data");
        foreach ((long id, string name, string description, string date, string changeDate) in Queries)
        {
            answer.StartObject();
            answer.Text("DATE", date);
            answer.Text("CHANGE_DATE", changeDate);
            answer.Text("CHANGE_NAME", "editor");
            answer.Number("ID_QUERY", id);
            answer.Text("NAME", name);
            answer.Text("DESCRIPTION", description);
            answer.Text("CREATE_NAME", "author");
            answer.EndObject();
        }

        answer.EndArray();
        answer.EndObject();
    }

    private Answer GetFiles(ApiRequest request)
    {
        if (request.Form == WireForm.Json)
        {
            // Whether there is a JSON form is not known.
            return Answers.Error(UnknownFunction);
        }

        long folderId = request.Id("ID_folder") ?? 0;
        IReadOnlyList<AccountFolder> folders = account.Files.Folders;
        AccountFolder? asked = folders.FirstOrDefault(folder => folder.FolderId == folderId);
        if (folderId != 0 && asked is null)
        {
            return Answers.Error("Invalid ID_folder");
        }

        // The members of a file are not known beyond its name, and neither is the type: they are invented.
        return Streamed.Array(
        [
            .. folders.Where(folder => folder.ParentId == folderId).Select(folder => (Action<WireWriter>)(row =>
            {
                row.StartObject();
                row.Text("NAME", folder.Name);
                row.Text("DATE", folder.Date);
                row.Number("ID_FOLDER", folder.FolderId);
                row.Text("PARENT", asked?.Name ?? "");
                row.Text("TYPE", "DIR");
                row.EndObject();
            })),
            .. account.Files.Files.Where(file => file.FolderId == folderId).Select(file => (Action<WireWriter>)(row =>
            {
                row.StartObject();
                row.Text("NAME", file.Name);
                row.Text("DATE", file.Date);
                row.Number("ID_FILE", file.FileId);
                row.Number("ID_FOLDER", file.FolderId);
                row.Text("TYPE", "FILE");
                row.EndObject();
            })),
        ]);
    }
}
