using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace MailkitPS.Benchmarks;

/// <summary>How long it takes from the bytes of the first row to its object, while the answer goes on.</summary>
internal static class FirstObject
{
    public const string Verb = "first-object-run";

    private const int Calls = 21;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly byte[] Start = "{\"results\":["u8.ToArray();
    private static readonly byte[] Row = "{\"ERROR_CODE\":2,\"EMAIL\":\"ada@example.com\"}"u8.ToArray();
    private static readonly byte[] End = "],\"error_status\":1,\"status\":\"ERROR\"}"u8.ToArray();

    /// <summary>Prints the milliseconds of each call; the first one finds nothing compiled.</summary>
    public static async Task<int> RunAsync()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        using Engine engine = new(new Uri($"http://{listener.LocalEndpoint}"), Engine.Json);
        List<string> milliseconds = [];
        for (int call = 0; call < Calls; call++)
        {
            milliseconds.Add(FormattableString.Invariant($"{(await MeasureAsync(listener, engine)).TotalMilliseconds}"));
        }

        Console.WriteLine(string.Join(' ', milliseconds));
        return 0;
    }

    private static async Task<TimeSpan> MeasureAsync(TcpListener listener, Engine engine)
    {
        TaskCompletionSource<long> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using PSDataCollection<PSObject> rows = [];
        rows.DataAdded += (_, _) => seen.TrySetResult(Stopwatch.GetTimestamp());
        using PowerShell pipeline = engine.Prepare("Get-MailkitSendMassResult 1");
        Task<PSDataCollection<PSObject>> running = pipeline.InvokeAsync<PSObject, PSObject>(null, rows);

        using TcpClient client = await listener.AcceptTcpClientAsync();
        client.NoDelay = true;
        NetworkStream stream = client.GetStream();
        await Exchange.ReadRequestAsync(stream);
        await stream.WriteAsync(Exchange.Headers(Start.Length + Row.Length + End.Length));
        await stream.WriteAsync(Start);

        // Until the cmdlet waits for nothing but the row.
        await Task.Delay(TimeSpan.FromMilliseconds(100));
        long sent = Stopwatch.GetTimestamp();
        await stream.WriteAsync(Row);
        long arrived = await seen.Task.WaitAsync(Patience);
        await stream.WriteAsync(End);
        await running;
        return Stopwatch.GetElapsedTime(sent, arrived);
    }
}
