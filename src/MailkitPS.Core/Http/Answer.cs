using System;
using System.Net.Http;

namespace MailkitPS;

/// <summary>An answer with a good HTTP status, its body still to be read.</summary>
/// <param name="response">Its headers.</param>
/// <param name="body">Its body.</param>
/// <param name="http">The client that made the call, where it is for this call only.</param>
internal sealed class Answer(HttpResponseMessage response, AnswerStream body, HttpClient? http) : IDisposable
{
    public int StatusCode => (int)response.StatusCode;

    public AnswerStream Body => body;

    public void Dispose()
    {
        body.Dispose();
        response.Dispose();
        http?.Dispose();
    }
}
