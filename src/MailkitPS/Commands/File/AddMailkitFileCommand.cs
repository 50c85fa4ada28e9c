using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Uploads local files, one a call.</summary>
[Cmdlet(
    VerbsCommon.Add,
    "MailkitFile",
    DefaultParameterSetName = PathSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(UploadedFile))]
public sealed class AddMailkitFileCommand : MailkitPipelineCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>Each of them is a path of a file.</summary>
    private static readonly string[] PathProperties = [nameof(Path), nameof(LiteralPath), "PSPath"];

    private readonly FileArgument _files;

    /// <summary>Makes the cmdlet.</summary>
    public AddMailkitFileCommand()
    {
        _files = new FileArgument(this);
    }

    /// <summary>The paths of the files; wildcards are allowed.</summary>
    [Parameter(Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>The paths of the files, letter for letter.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[]? LiteralPath { get; set; }

    /// <summary>The name of the folder at Mailkit; the root without it.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [SingleText]
    public string? Folder { get; set; }

    /// <summary>The description of the files.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [SingleText]
    public string? Description { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => RequireOneSource(nameof(Path), nameof(LiteralPath));

    private protected override void ProcessInput()
    {
        string[] paths = [.. (Path ?? LiteralPath ?? []).Where(path => !string.IsNullOrWhiteSpace(path))];
        if (paths.Length == 0 || !MayHavePath(InputObject))
        {
            Refuse("There is no path of a file.", nameof(Path));
            return;
        }

        // All of them are looked at before the first one is sent.
        List<FileUpload> uploads = [.. paths.SelectMany(Find).Select(file => new FileUpload(file, _files.Open(file))
        {
            Folder = string.IsNullOrWhiteSpace(Folder) ? null : Folder,
            Description = string.IsNullOrEmpty(Description) ? null : Description,
        })];
        foreach (FileUpload upload in uploads)
        {
            string file = FormattableString.Invariant($"{MessageText.Quote(upload.Name)} ({upload.Size} bytes)");
            string folder = upload.Folder is null ? "root folder" : $"folder {MessageText.Quote(upload.Folder)}";
            Change(
                client => client.UploadFile(upload),
                new PlannedChange(
                    $"Upload the file {file} into the {folder}",
                    Position,
                    upload.Folder is null ? new("Get-MailkitFile") : new("Get-MailkitFile", $"-FolderId $folderId")),
                rows => Write(upload, rows));
        }
    }

    private IEnumerable<string> Find(string path) =>
        ParameterSetName == LiteralPathSet ? [_files.PathIn(path)] : _files.Matching(path);

    /// <summary>PowerShell makes a text of any object to have a path, and its words are no path.</summary>
    private static bool MayHavePath(PSObject? input) => input?.BaseObject is null or string or FileSystemInfo
        || (input.BaseObject is not MailkitRow && PathProperties.Any(name => input.Properties[name] is not null));

    private void Write(FileUpload upload, IReadOnlyList<UploadedFile> rows)
    {
        string name = MessageText.Quote(upload.Name);
        if (rows.Count == 0 || rows.Any(row => row.ErrorCode < 0))
        {
            throw MailkitException.InvalidAnswer($"The answer does not tell what became of the file {name}.");
        }

        foreach (UploadedFile row in rows)
        {
            if (!row.IsStored)
            {
                throw new MailkitException(MailkitErrorKind.ApiError, Describe(row, name));
            }

            WriteObject(row);
            if (row.Error != FileError.None)
            {
                WriteWarning(VisibleText.Of(Describe(row, name)));
            }
        }
    }

    private static string Describe(UploadedFile row, string name)
    {
        string told = row.Error switch
        {
            FileError.RefusedExtension => $"Mailkit did not store the file {name}, because it refuses its extension",
            FileError.MissingData => $"Mailkit did not store the file {name}, because it found no content in it",
            FileError.MissingName => $"Mailkit did not store the file {name}, because it found no name of it",
            FileError.FolderNotFound => $"Mailkit has no folder of this name: the file {name} is in the root folder",
            FileError.Renamed => $"Mailkit has a file {name} already: this one is stored as {MessageText.Quote(row.Name ?? string.Empty)}",
            _ => $"Whether Mailkit stored the file {name} is not known, because the number of its answer is not: look with Get-MailkitFile",
        };
        return FormattableString.Invariant($"{told} (ERROR {row.ErrorCode}).");
    }
}
