using System;
using System.Net.Http;
using System.Threading;

namespace MailkitPS;

/// <summary>What one attempt goes out through, until its answer has been read.</summary>
/// <param name="http">Makes the request.</param>
/// <param name="end">Gives back what the attempt has taken.</param>
internal sealed class Route(HttpClient http, Action end) : IDisposable
{
    private int _ended;

    public HttpClient Http => http;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            end();
        }
    }
}
