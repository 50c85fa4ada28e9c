using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;

namespace MailkitPS.Benchmarks;

/// <summary>
/// The measured process: prints the least seconds of a token scan over many pages of raw messages, of as many rows made and written by an
/// empty cmdlet, and of Get-MailkitRawMessage. They take turns.
/// </summary>
internal static class RawRun
{
    public const string Verb = "raw-run";

    private const int Rounds = 3;

    public static async Task<int> RunAsync(Uri apiUri, int rows)
    {
        using HttpClient http = new();
        byte[] page = await http.GetByteArrayAsync($"{apiUri}/json.fcgi");
        using Engine engine = new(apiUri, Engine.Json);
        engine.Add("Write-RawRow", typeof(WriteRawRowCommand));
        double[] best = [.. Enumerable.Repeat(double.MaxValue, 3)];
        for (int round = 0; round <= Rounds; round++)
        {
            double[] seconds =
            [
                SpeedRun.Time(() =>
                {
                    for (int read = 0; read < rows; read += PageServer.MaxPageSize)
                    {
                        SpeedRun.ScanTokens(page);
                    }
                }),
                engine.Run($"Write-RawRow -Count {rows} | Out-Null").Seconds,
                Read(engine, rows),
            ];

            // In the first round everything is compiled.
            best = round == 0 ? best : [.. best.Zip(seconds, Math.Min)];
            GC.Collect();
        }

        Console.WriteLine(string.Join(' ', best.Select(seconds => seconds.ToString(CultureInfo.InvariantCulture))));
        return 0;
    }

    private static double Read(Engine engine, int rows)
    {
        (double seconds, object? read) = engine.Run(
            "Get-MailkitRawMessage -PageDelaySec 0 -PositionVariable position | Out-Null; $position.RowCount");
        return Convert.ToInt64(read, CultureInfo.InvariantCulture) == rows
            ? seconds
            : throw new InvalidDataException($"{read} rows instead of {rows}");
    }
}
