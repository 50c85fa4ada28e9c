using System;
using System.Globalization;
using System.IO;

namespace MailkitPS.Benchmarks;

/// <summary>
/// The measured process: prints the least seconds of raw messages made and written by an empty cmdlet, and of the same ones through
/// ConvertTo-MailkitDataTable. They take turns.
/// </summary>
internal static class TableRun
{
    public const string Verb = "table-run";
    public const int Rows = 100_000;

    private const int Rounds = 5;

    public static int Run()
    {
        // Nothing is connected: the rows are made here.
        using Engine engine = new(new Uri("http://localhost"));
        engine.Add("Write-RawRow", typeof(WriteRawRowCommand));
        double emission = double.MaxValue;
        double tables = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            emission = Math.Min(emission, engine.Run($"Write-RawRow -Count {Rows} | Out-Null").Seconds);
            tables = Math.Min(tables, Convert(engine));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{emission} {tables}"));
        return 0;
    }

    private static double Convert(Engine engine)
    {
        (double seconds, object? rows) = engine.Run(
            $"$rows = 0; Write-RawRow -Count {Rows} | ConvertTo-MailkitDataTable | ForEach-Object {{ $rows += $_.Rows.Count }}; $rows");
        return rows is Rows ? seconds : throw new InvalidDataException($"{rows} rows instead of {Rows}");
    }
}
