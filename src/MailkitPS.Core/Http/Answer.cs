using System;
using System.Linq;
using System.Net.Http;

namespace MailkitPS;

/// <summary>An answer with a good HTTP status, its body still to be read.</summary>
/// <param name="response">Its headers.</param>
/// <param name="body">Its body.</param>
/// <param name="route">What the call went out through.</param>
internal sealed class Answer(HttpResponseMessage response, AnswerStream body, Route route) : IDisposable
{
    public int StatusCode => (int)response.StatusCode;

    public AnswerStream Body => body;

    /// <summary>How the header says that the body is packed, where it has not been unpacked; null otherwise.</summary>
    public string? Packing
    {
        get
        {
            string[] packings = [.. response.Content.Headers.ContentEncoding.Where(
                packing => !packing.Equals("identity", StringComparison.OrdinalIgnoreCase))];
            return packings.Length == 0 ? null : string.Join(", ", packings);
        }
    }

    public void Dispose()
    {
        body.Dispose();
        response.Dispose();
        route.Dispose();
    }
}
