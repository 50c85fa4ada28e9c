using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Understands what a user gives as attachments: paths, files, addresses, and objects with a path or a url and a name.</summary>
internal static class AttachmentArgument
{
    /// <summary>The attachments; relative paths are those of the caller.</summary>
    /// <exception cref="MailkitException">One is not understood, or there is no such file.</exception>
    public static IReadOnlyList<Attachment> Read(object?[]? values, PSCmdlet cmdlet) =>
        [.. (values ?? []).Select(Plain).Where(value => value is not null and not "").Select(value => Read(value!, cmdlet))];

    private static object? Plain(object? value) => value switch
    {
        PSObject { BaseObject: FileInfo file } => file,
        FileInfo file => file,
        _ => WireValue.From(value) is string text ? text.Trim() : WireValue.From(value),
    };

    private static Attachment Read(object value, PSCmdlet cmdlet)
    {
        switch (value)
        {
            case FileInfo file:
                return OfFile(file.FullName, null);
            case string text:
                return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme.StartsWith("http", StringComparison.Ordinal)
                    ? Attachment.OfUrl(address, null)
                    : OfFile(cmdlet.GetUnresolvedProviderPathFromPSPath(text), null);
            case IDictionary members when Member(members, "url") is string url:
                return Uri.TryCreate(url, UriKind.Absolute, out Uri? target)
                    ? Attachment.OfUrl(target, Member(members, "name"))
                    : throw NotUnderstood($"'{url}' is not an address");
            case IDictionary members when Member(members, "path") is string path:
                return OfFile(cmdlet.GetUnresolvedProviderPathFromPSPath(path), Member(members, "name"));
            default:
                throw NotUnderstood("An attachment is a path, a file, an address, or an object with Path or Url and, if wanted, Name");
        }
    }

    private static string? Member(IDictionary members, string name) => members.Cast<DictionaryEntry>()
        .Where(member => name.Equals(member.Key as string, StringComparison.OrdinalIgnoreCase))
        .Select(member => member.Value as string)
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static Attachment OfFile(string path, string? name) =>
        File.Exists(path) ? Attachment.OfFile(path, name) : throw NotUnderstood($"There is no file '{path}' to attach");

    private static MailkitException NotUnderstood(string message) => new(MailkitErrorKind.InvalidArgument, message);
}
