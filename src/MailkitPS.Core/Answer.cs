using System;
using System.Net.Http;

namespace MailkitPS;

/// <summary>An answer with a good HTTP status, its body still to be read.</summary>
internal sealed class Answer(HttpResponseMessage response, AnswerStream body) : IDisposable
{
    public int StatusCode => (int)response.StatusCode;

    public AnswerStream Body => body;

    public void Dispose()
    {
        body.Dispose();
        response.Dispose();
    }
}
