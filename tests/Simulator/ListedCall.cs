using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>A call as GET /calls shows it to tests in another process: without its body, and so without any secret or address.</summary>
/// <param name="Function">The name of the API function; empty where the body could not be read.</param>
/// <param name="Time">When the call had arrived.</param>
/// <param name="Protocol">The form of the call, as Connect-Mailkit -Protocol names it.</param>
/// <param name="RequestId">The request_id, where the call holds one.</param>
/// <param name="SendId">The ID_send, where the call holds one.</param>
internal sealed record ListedCall(string Function, DateTimeOffset Time, string Protocol, long? RequestId, long? SendId)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/calls";

    /// <summary>The calls, the oldest first.</summary>
    public static IEnumerable<ListedCall> Of(IEnumerable<SimulatedCall> calls) =>
        calls.Select(call => new ListedCall(call.Function, call.ReceivedAt, call.Form.ToString(), call.RequestId, call.SendId));
}
