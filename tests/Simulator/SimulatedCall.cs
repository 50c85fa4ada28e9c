using System;
using System.Collections.Generic;
using System.Globalization;

namespace MailkitPS.Simulator;

/// <summary>One POST that arrived, whether its login was right or not.</summary>
/// <param name="Form">The form of the endpoint that was asked.</param>
/// <param name="Function">The name of the API function; empty where the body could not be read.</param>
/// <param name="ClientId">The client ID, where the body holds one.</param>
/// <param name="RequestId">The request_id, where the body holds one.</param>
/// <param name="SendId">The ID_send, where the body holds one.</param>
/// <param name="ReceivedAt">When the request had arrived with all of its body.</param>
/// <param name="Headers">The request's headers; names match in any letter case.</param>
/// <param name="Body">The request's body. It holds the MD5 code: compare it, but do not print it.</param>
public sealed record SimulatedCall(
    WireForm Form,
    string Function,
    long? ClientId,
    long? RequestId,
    long? SendId,
    DateTimeOffset ReceivedAt,
    IReadOnlyDictionary<string, string> Headers,
    string Body)
{
    /// <summary>The call in one line, without the body, because a failed assertion prints it.</summary>
    /// <returns>The function and the IDs.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Function} (client {ClientId}, request_id {RequestId}, ID_send {SendId}, {Body.Length} characters at {ReceivedAt:O})");
}
