using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Deletes files, or empty folders.</summary>
[Cmdlet(VerbsCommon.Remove, "MailkitFile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StoredFile))]
public sealed class RemoveMailkitFileCommand : MailkitPipelineCommand
{
    private const string FolderType = "DIR";

    /// <summary>The file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_file")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? FileId { get; set; }

    /// <summary>The folder. From the pipeline it counts only in the row of a folder, because the row of a file has one, too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true, AllowsZero = true)]
    [Alias("ID_folder")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? FolderId { get; set; }

    /// <summary>Writes the file or folder, which is otherwise not written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        RequireTypedIds((nameof(FileId), FileId), (nameof(FolderId), FolderId));
        RequireOneSource(nameof(FileId), nameof(FolderId));
    }

    private protected override void ProcessInput()
    {
        if (FileId is not null)
        {
            if (AreIds(nameof(FileId), FileId))
            {
                Remove(FileId.Value, isFolder: false);
            }
        }
        else if (FolderId is null || (MyInvocation.ExpectingInput && !IsFolder(InputObject)))
        {
            Refuse(
                $"There is no ID of a file. An ID of a folder counts where it is typed, or where the Type is {FolderType}.",
                nameof(FileId));
        }
        else if (FolderId == 0)
        {
            Refuse("0 is the root folder, which cannot be deleted.", nameof(FolderId));
        }
        else if (AreIds(nameof(FolderId), FolderId))
        {
            Remove(FolderId.Value, isFolder: true);
        }
    }

    private static bool IsFolder(PSObject? row)
    {
        try
        {
            return FolderType.Equals(row?.Properties["Type"]?.Value as string, StringComparison.OrdinalIgnoreCase);
        }
        catch (GetValueException)
        {
            return false;
        }
    }

    private void Remove(long id, bool isFolder)
    {
        StoredFile? row = InputObject?.BaseObject as StoredFile;
        StoredFile file = row ?? (isFolder ? new() { Type = FolderType, FolderId = id } : new() { FileId = id, FolderId = FolderId });
        ResumeCommand look = new("Get-MailkitFile");
        if (!isFolder && row?.FolderId is long folder and > 0)
        {
            look.Add($"-FolderId {folder}");
        }

        Change(
            client => isFolder ? client.DeleteFolder(id) : client.DeleteFile(id),
            new PlannedChange(Describe(string.Empty), id, look)
            {
                Question = row?.Name is string name ? Describe($" '{name}'") : null,
            },
            _ =>
            {
                if (PassThru)
                {
                    WriteObject(file);
                }
            });

        string Describe(string name) => FormattableString.Invariant(isFolder
            ? $"Delete the folder {id}{name}, which has to be empty"
            : (FormattableString)$"Delete the file {id}{name}");
    }
}
