using System;
using System.Collections;

namespace MailkitPS;

/// <summary>An attachment of a message: a local file, or an address from which Mailkit fetches it.</summary>
internal sealed class Attachment
{
    private readonly string _name;
    private readonly StreamedFile? _file;
    private readonly string? _url;

    private Attachment(string name, StreamedFile? file, string? url)
    {
        _name = SingleLine.Require(name, "The name of an attachment")!;
        _file = file;
        _url = url;
    }

    public static Attachment OfFile(string path, StreamedFile content, string? name) =>
        new(name ?? System.IO.Path.GetFileName(path), content, null);

    public static Attachment OfUrl(Uri url, string? name) => new(name ?? NameIn(url), null, url.AbsoluteUri);

    /// <summary>The last part of the path; the host where there is none.</summary>
    private static string NameIn(Uri url)
    {
        string last = Uri.UnescapeDataString(url.Segments[url.Segments.Length - 1]).Trim('/');
        return last.Length > 0 ? last : url.Host;
    }

    /// <summary>The size of the file; 0 for one that Mailkit fetches.</summary>
    public long Size => _file?.Size ?? 0;

    public IDictionary ToStruct() => StructMembers.Of(("name", _name), ("url", _url), ("data", _file));
}
