using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads what a user gives as attachments: paths, files, web addresses, and objects with Path or Url and Name.</summary>
/// <param name="cmdlet">Whose current location relative paths start at.</param>
internal sealed class AttachmentArgument(PSCmdlet cmdlet)
{
    private readonly FileArgument _files = new(cmdlet);

    /// <summary>The attachments; none for null.</summary>
    /// <exception cref="MailkitException">A value is not understood, or the file does not exist.</exception>
    public IReadOnlyList<Attachment> Read(object? values) => values is null ? []
        : [.. Elements(values).Select(Plain).Where(value => value is not null and not "").Select(value => ReadOne(value!))];

    private static IEnumerable<object?> Elements(object values) =>
        values is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>() : [values];

    private static object? Plain(object? value)
    {
        if (MailkitTransformationAttribute.Unwrap(value) is FileInfo file)
        {
            return file;
        }

        object? plain = WireValue.From(value);
        return plain is string text ? text.Trim() : plain;
    }

    private Attachment ReadOne(object value)
    {
        switch (value)
        {
            case FileInfo file:
                return OfFile(file.FullName, null);
            case string text:
                return AddressIn(text) is Uri address ? Attachment.OfUrl(address, null) : OfFile(_files.PathIn(text), null);
            case IDictionary members when Member(members, "url") is string url:
                return AddressIn(url) is Uri target
                    ? Attachment.OfUrl(target, Member(members, "name"))
                    : throw NotUnderstood("The Url of an attachment has to be an http or https address");
            case IDictionary members when Member(members, "path") is string path:
                return OfFile(_files.PathIn(path), Member(members, "name"));
            default:
                throw NotUnderstood("An attachment is a path, a file, a web address, or an object with Path or Url and, optionally, Name");
        }
    }

    private static string? Member(IDictionary members, string name) => members.Cast<DictionaryEntry>()
        .Where(member => name.Equals(member.Key as string, StringComparison.OrdinalIgnoreCase))
        .Select(member => member.Value as string)
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static Uri? AddressIn(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    private Attachment OfFile(string path, string? name) => Attachment.OfFile(path, _files.Open(path), name);

    private static MailkitException NotUnderstood(string message) => new(MailkitErrorKind.InvalidArgument, message);
}
