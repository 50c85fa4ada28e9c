using System;
using System.IO;
using System.Text;

namespace MailkitPS;

/// <summary>
/// A file that is written whole or not at all: under another name beside its place first, so that whoever stops it, and whatever fails,
/// leaves no half of it, and a file that was there before stays as it was.
/// </summary>
internal sealed class NewFile
{
    private readonly bool _mayReplace;

    /// <param name="path">The full path.</param>
    /// <param name="isNew">There must be no file at this place.</param>
    /// <exception cref="MailkitException">It cannot be written there.</exception>
    public NewFile(string path, bool isNew)
    {
        Path = path;
        _mayReplace = !isNew;
        if (Directory.Exists(path))
        {
            throw Refusal("is a folder");
        }

        if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
        {
            throw Refusal("cannot be written: there is no such folder");
        }

        if (File.Exists(path) && isNew)
        {
            throw Refusal("exists already, and -NoClobber keeps it");
        }

        if (File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
        {
            throw Refusal("exists already and is read-only");
        }
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Writes the file, in UTF-8.</summary>
    /// <exception cref="MailkitException">It cannot be written.</exception>
    public void Write(string text)
    {
        string temporary = $"{Path}.{Guid.NewGuid():N}.tmp";
        try
        {
            bool replaces = _mayReplace && File.Exists(Path);
            if (replaces)
            {
                // On Unix a copy has the permissions of the file, and a new file those of any file.
                File.Copy(Path, temporary);
            }

            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (replaces)
            {
                File.Replace(temporary, Path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(temporary, Path);
            }
        }
        catch (UnauthorizedAccessException)
        {
            throw Refusal("must not be written");
        }
        catch (IOException)
        {
            throw Refusal(_mayReplace ? "cannot be written" : "cannot be written, or exists already, and -NoClobber keeps it");
        }
        finally
        {
            Remove(temporary);
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is what is told.
        }
    }

    private MailkitException Refusal(string problem) => new(MailkitErrorKind.InvalidArgument, $"{MessageText.Quote(Path)} {problem}.");
}
