using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml;

namespace MailkitPS.Benchmarks;

/// <summary>The measured process: it reads the name of a measurement from a line and writes the seconds it took.</summary>
internal sealed class SpeedRun(Engine engine, byte[] json, byte[] xml, long rows)
{
    public const string Verb = "speed-run";

    public const string TokenScan = "token scan";
    public const string NodeScan = "node scan";
    public const string Emission = "emission";
    public const string JsonCmdlet = "JSON";
    public const string XmlRpcCmdlet = "XML-RPC";
    public const string JsonFiltered = "JSON, filtered";
    public const string XmlRpcFiltered = "XML-RPC, filtered";

    private const int BufferSize = 64 * 1024;

    public static async Task<int> RunAsync(Uri apiUri, long rows)
    {
        using HttpClient http = new();
        byte[] json = await http.GetByteArrayAsync($"{apiUri}/json.fcgi");
        byte[] xml = await http.GetByteArrayAsync($"{apiUri}/rpc.fcgi");
        using Engine engine = new(apiUri, Engine.Json, Engine.XmlRpc);
        engine.Add("Write-Row", typeof(WriteRowCommand));
        SpeedRun run = new(engine, json, xml, rows);
        while (await Console.In.ReadLineAsync() is string measurement)
        {
            GC.Collect();
            Console.WriteLine(run.Measure(measurement).ToString(CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private double Measure(string measurement) => measurement switch
    {
        TokenScan => Time(() => ScanTokens(json)),
        NodeScan => Time(ScanNodes),
        Emission => engine.Run($"Write-Row -Count {rows} | Out-Null").Seconds,
        JsonCmdlet => Read(Engine.Json),
        XmlRpcCmdlet => Read(Engine.XmlRpc),
        JsonFiltered => Filter(Engine.Json),
        XmlRpcFiltered => Filter(Engine.XmlRpc),
        _ => throw new ArgumentOutOfRangeException(nameof(measurement)),
    };

    /// <summary>The seconds that something takes.</summary>
    public static double Time(Action action)
    {
        long started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>The least that reading JSON can cost.</summary>
    public static void ScanTokens(byte[] json)
    {
        JsonReaderState state = default;
        for (int at = 0; at < json.Length;)
        {
            int length = Math.Min(BufferSize, json.Length - at);
            Utf8JsonReader reader = new(json.AsSpan(at, length), at + length == json.Length, state);
            while (reader.Read())
            {
                // Only reads the tokens.
            }

            state = reader.CurrentState;
            at += (int)reader.BytesConsumed;
        }
    }

    private void ScanNodes()
    {
        using MemoryStream bytes = new(xml);
        using XmlReader reader = XmlReader.Create(bytes);
        while (reader.Read())
        {
            // Only reads the nodes.
        }
    }

    private double Read(string connection) =>
        Checked(
            engine.Run($"Get-MailkitSendMassResult 1 -Connection {connection} -StatusVariable status | Out-Null; $status.RowCount"),
            rows);

    private double Filter(string connection) =>
        Checked(engine.Run($"(Get-MailkitSendMassResult 1 -Connection {connection} | Where-Object ErrorCode -eq 6).Count"), rows / 8);

    private static double Checked((double Seconds, object? Result) run, long expected) =>
        Convert.ToInt64(run.Result, CultureInfo.InvariantCulture) == expected
            ? run.Seconds
            : throw new InvalidDataException($"{run.Result} rows instead of {expected}");
}
