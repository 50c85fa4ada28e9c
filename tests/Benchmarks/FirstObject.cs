using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace MailkitPS.Benchmarks;

/// <summary>How long it takes from the bytes of the first row to its object, while the answer goes on.</summary>
internal sealed class FirstObject
{
    public const string Verb = "first-object-run";
    public const string PageVerb = "first-object-of-page-run";

    private const int Calls = 21;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _script;
    private readonly byte[] _start;
    private readonly byte[] _row;
    private readonly byte[] _end;

    private FirstObject(string script, string start, string row, string end)
    {
        _script = script;
        _start = Encoding.ASCII.GetBytes(start);
        _row = Encoding.ASCII.GetBytes(row);
        _end = Encoding.ASCII.GetBytes(end);
    }

    /// <summary>A row of the result of a mass send.</summary>
    public static FirstObject OfResult { get; } = new(
        "Get-MailkitSendMassResult 1",
        """{"results":[""",
        """{"ERROR_CODE":2,"EMAIL":"ada@example.com"}""",
        """],"error_status":1,"status":"ERROR"}""");

    /// <summary>A row of the first page of raw messages; there is no second page.</summary>
    public static FirstObject OfPage { get; } = new(
        "foreach ($once in 1) { Get-MailkitRawMessage | ForEach-Object { $_; break } }",
        "[",
        """{"ID_send_message":"800000001","email":"ada@example.com"}""",
        "]");

    /// <summary>Prints the milliseconds of each call; the first one finds nothing compiled.</summary>
    public async Task<int> RunAsync()
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

    private async Task<TimeSpan> MeasureAsync(TcpListener listener, Engine engine)
    {
        TaskCompletionSource<long> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using PSDataCollection<PSObject> rows = [];
        rows.DataAdded += (_, _) => seen.TrySetResult(Stopwatch.GetTimestamp());
        using PowerShell pipeline = engine.Prepare(_script);
        Task<PSDataCollection<PSObject>> running = pipeline.InvokeAsync<PSObject, PSObject>(null, rows);

        using TcpClient client = await listener.AcceptTcpClientAsync();
        client.NoDelay = true;
        NetworkStream stream = client.GetStream();
        Exchange.ReadRequest(stream);
        await stream.WriteAsync(Exchange.Headers(_start.Length + _row.Length + _end.Length));
        await stream.WriteAsync(_start);

        // Until the cmdlet waits for nothing but the row.
        await Task.Delay(TimeSpan.FromMilliseconds(100));
        long sent = Stopwatch.GetTimestamp();
        await stream.WriteAsync(_row);
        long arrived = await seen.Task.WaitAsync(Patience);
        await stream.WriteAsync(_end);
        await running;
        return Stopwatch.GetElapsedTime(sent, arrived);
    }
}
