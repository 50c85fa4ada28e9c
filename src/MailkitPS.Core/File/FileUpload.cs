using System;
using System.Collections;
using System.Linq;

namespace MailkitPS;

/// <summary>A local file that is to be uploaded.</summary>
internal sealed class FileUpload
{
    private const int MaxNameLength = 50;

    /// <summary>Mailkit refuses files with one of them (documented).</summary>
    private static readonly string[] RefusedExtensions = [".exe", ".com", ".bat", ".pif", ".reg", ".dll"];

    private readonly StreamedFile _content;

    /// <param name="path">The full path.</param>
    /// <param name="content">What is in it.</param>
    /// <exception cref="MailkitException">Mailkit does not take a file of this name.</exception>
    public FileUpload(string path, StreamedFile content)
    {
        Path = path;
        Name = System.IO.Path.GetFileName(path);
        _content = content;
        string extension = System.IO.Path.GetExtension(Name);
        if (Name.Length > MaxNameLength)
        {
            throw Refusal($"The name {MessageText.Quote(Name)} has more than the {MaxNameLength} characters that Mailkit takes");
        }

        if (content.Length > MailkitClient.MaxRequestLength)
        {
            throw Refusal(
                $"{MessageText.Quote(Name)} is too large: a request may have 128 MB, and a file takes a third more in it");
        }

        if (RefusedExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            throw Refusal($"{MessageText.Quote(Name)} is not taken by Mailkit, which refuses the extension {extension}");
        }
    }

    public string Path { get; }

    public string Name { get; }

    /// <summary>The size in bytes.</summary>
    public long Size => _content.Size;

    /// <summary>The name of the folder that it goes into; null for the root.</summary>
    public string? Folder { get; set; }

    public string? Description { get; set; }

    /// <summary>The struct of one file (documented).</summary>
    public IDictionary ToStruct() => StructMembers.Of(
        ("name", Name), ("data", _content), ("folder_name", Folder), ("description", Description));

    private static MailkitException Refusal(string message) => new(MailkitErrorKind.InvalidArgument, message);
}
