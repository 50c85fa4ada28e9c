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
}
