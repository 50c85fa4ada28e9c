using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>The functions that upload and delete files.</summary>
internal sealed class FileChanges(Account account)
{
    private static readonly string[] RefusedExtensions = [".exe", ".com", ".bat", ".pif", ".reg", ".dll"];

    /// <summary>Adds the functions by their names.</summary>
    public void AddTo(Dictionary<string, Func<ApiRequest, Answer>> functions)
    {
        functions["mailkit.filemanager.upload"] = Upload;
        functions["mailkit.filemanager.delete"] = Delete;
    }

    private Answer Upload(ApiRequest request) => request.Form == WireForm.Json
        ? Answers.Error(ProfileFunctions.UnknownFunction)
        : Streamed.Array([.. request.Structs("files").Select(Upload)]);

    /// <summary>What a file that is not stored is answered with is not known beyond the number: the other members are invented.</summary>
    private Action<WireWriter> Upload(IReadOnlyDictionary<string, string> sent)
    {
        string name = sent.GetValueOrDefault("name") ?? "";
        long? error = name.Length == 0 ? 4
            : string.IsNullOrEmpty(sent.GetValueOrDefault("data")) ? 3
            : RefusedExtensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? 1
            : null;
        if (error is long refusal)
        {
            return row => Write(row, refusal, name, name, 0, 0);
        }

        string wanted = sent.GetValueOrDefault("folder_name") ?? "";
        AccountFolder? folder = account.Files.Folders.FirstOrDefault(one => one.Name == wanted);
        AccountFile stored = account.Files.Add(folder?.FolderId ?? 0, name, account.Now);
        long warning = wanted.Length > 0 && folder is null ? 2 : stored.Name != name ? 5 : 0;
        return row => Write(row, warning, stored.Name, name, stored.FolderId, stored.FileId);
    }

    private static void Write(WireWriter row, long error, string name, string originalName, long folderId, long fileId)
    {
        row.StartObject();
        row.Number("ERROR", error);
        row.Text("NAME", name);
        row.Text("NAME_ORIG", originalName);
        row.Number("ID_FOLDER", folderId);
        row.Number("ID_FILE", fileId);
        row.EndObject();
    }

    private Answer Delete(ApiRequest request)
    {
        long id = request.Id("ID") ?? 0;
        return request.Form == WireForm.Json ? Answers.Error(ProfileFunctions.UnknownFunction)
            : request.Text("type") != "dir" ? (account.Files.RemoveFile(id) ? Deleted() : Answers.Error("Invalid ID_file"))
            : account.Files.RemoveFolder(id) switch
            {
                null => Answers.Error("Invalid ID_folder"),
                false => Answers.Error("Directory is not empty"),
                true => Deleted(),
            };
    }

    private static Answer Deleted() => Streamed.Value(answer => answer.Text(null, "DELETED"));
}
