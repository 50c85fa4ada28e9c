using System;
using System.Buffers.Text;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>The content of a file, as Base64.</summary>
internal sealed class StreamedFile : StreamedValue
{
    // A multiple of three, so that no padding comes before the end.
    private const int ChunkSize = 48 * 1024;

    private readonly string _path;
    private readonly long _size;

    /// <param name="path">The full path of the file.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public StreamedFile(string path)
    {
        _path = path;

        // Opened, because only that tells whether it can be: of a link, say, whose file is gone.
        using FileStream file = OpenForReading();
        _size = file.Length;
        if (_size == 0 && file.ReadByte() >= 0)
        {
            throw new IOException("It has no length, but content.");
        }
    }

    /// <summary>The size of the file in bytes.</summary>
    public long Size => _size;

    public override long Length => (_size + 2) / 3 * 4;

    /// <summary>Writes the file. Its length must not have changed since the length of the body was computed.</summary>
    /// <exception cref="MailkitException">It is not, or it cannot be read.</exception>
    public async Task WriteToAsync(Stream body, Action wrote, CancellationToken token)
    {
        // Not pooled: a cancelled read or write may still use them.
        int most = (int)Math.Min(ChunkSize, _size);
        byte[] bytes = new byte[most];
        byte[] base64 = new byte[Base64.GetMaxEncodedToUtf8Length(most)];
        using FileStream file = Open();
        for (long left = _size; left > 0;)
        {
            int chunk = (int)Math.Min(ChunkSize, left);
            await FillAsync(file, bytes, chunk, token).ConfigureAwait(false);
            left -= chunk;
            Base64.EncodeToUtf8(bytes.AsSpan(0, chunk), base64, out _, out int length, isFinalBlock: left == 0);
            await body.WriteAsync(base64, 0, length, token).ConfigureAwait(false);
            wrote();
        }
    }

    private FileStream OpenForReading() =>
        new(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: true);

    private FileStream Open()
    {
        try
        {
            FileStream file = OpenForReading();
            if (file.Length == _size)
            {
                return file;
            }

            file.Dispose();
            throw HasChanged();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotReadable();
        }
    }

    private async Task FillAsync(FileStream file, byte[] bytes, int count, CancellationToken token)
    {
        for (int filled = 0; filled < count;)
        {
            int read;
            try
            {
                read = await file.ReadAsync(bytes, filled, count - filled, token).ConfigureAwait(false);
            }
            catch (IOException)
            {
                throw NotReadable();
            }

            filled += read > 0 ? read : throw HasChanged();
        }
    }

    private MailkitException NotReadable() =>
        new(MailkitErrorKind.InvalidArgument, $"The file {MessageText.Quote(_path)} cannot be read");

    private MailkitException HasChanged() =>
        new(MailkitErrorKind.InvalidArgument, $"The file {MessageText.Quote(_path)} has changed since it was given");
}
