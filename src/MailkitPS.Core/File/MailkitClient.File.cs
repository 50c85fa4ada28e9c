using System.Globalization;
using static MailkitPS.MailkitParameter;

namespace MailkitPS;

public sealed partial class MailkitClient
{
    /// <summary>
    /// The files and folders of a folder (<c>mailkit.filemanager.list</c>, documented in part). It is called in XML-RPC, whatever the
    /// options say, because no other form is known.
    /// </summary>
    /// <param name="folderId">The folder; null for the root.</param>
    public MailkitRowReader<StoredFile> GetFiles(long? folderId = null) => Read(
        new MailkitCall(
            "mailkit.filemanager.list",

            // A text, unlike other IDs (documented).
            folderId is long id ? [Required("ID_folder", id.ToString(CultureInfo.InvariantCulture))] : []),
        () => new StoredFile());

    /// <summary>
    /// Uploads a file (<c>mailkit.filemanager.upload</c>, documented in part), in XML-RPC as above. Never repeated: a second time makes a
    /// second file. A call takes several files; this is one, so that what comes of it belongs to it.
    /// </summary>
    /// <param name="upload">The file.</param>
    internal MailkitRowReader<UploadedFile> UploadFile(FileUpload upload)
    {
        const string Function = "mailkit.filemanager.upload";
        return Change(
            new MailkitCall(Function, Required("files", new[] { upload.ToStruct() })),
            new RowShape<UploadedFile>(FunctionCatalog.Get(Function), () => new UploadedFile(upload.Path)));
    }

    /// <summary>Deletes a file (<c>mailkit.filemanager.delete</c>, documented), in XML-RPC as above. Never repeated.</summary>
    /// <param name="fileId">The file.</param>
    internal MailkitRowReader<Acknowledgement> DeleteFile(long fileId) => Delete(fileId, "file");

    /// <summary>Deletes an empty folder (<c>mailkit.filemanager.delete</c>, documented), in XML-RPC as above. Never repeated.</summary>
    /// <param name="folderId">The folder.</param>
    internal MailkitRowReader<Acknowledgement> DeleteFolder(long folderId) => Delete(folderId, "dir");

    private MailkitRowReader<Acknowledgement> Delete(long id, string type) => Change(
        new("mailkit.filemanager.delete", Required("ID", id), Required("type", type)),
        () => new Acknowledgement("DELETED"));
}
