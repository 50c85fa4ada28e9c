using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace MailkitPS.Simulator;

/// <summary>Records every DNS look-up, connection and HTTP request of this process.</summary>
internal sealed class NetworkListener(ConcurrentQueue<string> heard) : EventListener
{
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Http")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
        heard.Enqueue($"{eventData.EventSource.Name}/{eventData.EventName}");
}
