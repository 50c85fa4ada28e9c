using System.IO;

namespace MailkitPS;

/// <summary>One of the two forms in which Mailkit is asked and answers.</summary>
internal interface IWireFormat
{
    /// <summary>The last part of the address, below the base address of the API.</summary>
    string Endpoint { get; }

    /// <summary>The content type of a request.</summary>
    string MediaType { get; }

    /// <summary>What stands between two elements of a <see cref="StreamedList"/>.</summary>
    byte[] Separator { get; }

    /// <summary>The body of a request, login included.</summary>
    /// <exception cref="MailkitException">A value cannot be written in this format.</exception>
    EncodedCall WriteCall(MailkitCall call, ClientLogin login);

    /// <summary>Encodes the elements of a <see cref="StreamedList"/>.</summary>
    IElementEncoder NewElementEncoder();

    /// <summary>Reads an answer while it comes in.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="sink">Told of its parts.</param>
    /// <param name="login">Holds the MD5 code, which is taken out of every text.</param>
    AnswerReader ReadAnswer(Stream body, IAnswerSink sink, ClientLogin login);
}
