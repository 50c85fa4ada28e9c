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
    /// <summary>What was found to be a file: recipients often get the same one, and asking takes long.</summary>
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

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
                return AddressIn(text) is Uri address ? Attachment.OfUrl(address, null) : OfFile(PathIn(text), null);
            case IDictionary members when Member(members, "url") is string url:
                return AddressIn(url) is Uri target
                    ? Attachment.OfUrl(target, Member(members, "name"))
                    : throw NotUnderstood("The Url of an attachment has to be an http or https address");
            case IDictionary members when Member(members, "path") is string path:
                return OfFile(PathIn(path), Member(members, "name"));
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

    private string PathIn(string path)
    {
        try
        {
            PathIntrinsics paths = cmdlet.SessionState.Path;
            string file = paths.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == "FileSystem" ? file : throw NotUnderstood($"{MessageText.Quote(path)} is not in the file system");
        }
        catch (Exception e) when (e is SessionStateException or PSNotSupportedException
            or PSArgumentException or PSInvalidOperationException)
        {
            throw NotUnderstood($"There is no file {MessageText.Quote(path)} to attach");
        }
    }

    private Attachment OfFile(string path, string? name)
    {
        try
        {
            if (!IsRegularFile(path))
            {
                throw NotUnderstood($"{MessageText.Quote(path)} is no regular file");
            }

            return Attachment.OfFile(path, name);
        }
        catch (UnauthorizedAccessException)
        {
            throw NotUnderstood($"The file {MessageText.Quote(path)} must not be read");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ItemNotFoundException
            or ArgumentException or NotSupportedException)
        {
            throw NotUnderstood($"There is no file {MessageText.Quote(path)} to attach");
        }
        catch (IOException)
        {
            throw NotUnderstood($"The file {MessageText.Quote(path)} cannot be opened");
        }
    }

    /// <summary>
    /// Opening a pipe waits for somebody to write into it, and a device has no end. Only PowerShell on Unix tells them from files, and only
    /// there can a path lead to one.
    /// </summary>
    private bool IsRegularFile(string path)
    {
        if (_files.Contains(path))
        {
            return true;
        }

        PSObject? item = Item(path);
        if (TypeOf(item) == "SymbolicLink" && item!.Properties["ResolvedTarget"]?.Value is string target)
        {
            item = Item(target);
        }

        return TypeOf(item) is null or "File" && _files.Add(path);
    }

    private PSObject? Item(string path) =>
        cmdlet.InvokeProvider.Item.Get([path], force: true, literalPath: true).FirstOrDefault();

    private static string? TypeOf(PSObject? item) => item?.Properties["UnixStat"]?.Value is object status
        ? PSObject.AsPSObject(status).Properties["ItemType"]?.Value?.ToString()
        : null;

    private static MailkitException NotUnderstood(string message) => new(MailkitErrorKind.InvalidArgument, message);
}
