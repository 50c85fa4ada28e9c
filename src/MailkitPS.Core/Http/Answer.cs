using System;
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

    public void Dispose()
    {
        body.Dispose();
        response.Dispose();
        route.Dispose();
    }
}
