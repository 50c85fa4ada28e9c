using System;
using System.Globalization;
using System.Threading.Tasks;

namespace MailkitPS.Benchmarks;

/// <summary>The same answer read by Python's own library: what an admin beside PowerShell would write.</summary>
internal static class Python
{
    public const string Program = "python3";

    private const string Script = """
        import json, sys, time, urllib.request
        started = time.perf_counter()
        with urllib.request.urlopen(sys.argv[1] + '/json.fcgi', data=b'{}') as answer:
            rows = json.load(answer)['results']
        seconds = time.perf_counter() - started
        assert len(rows) == int(sys.argv[2])
        print(seconds)
        """;

    /// <summary>The seconds from the request to the list of rows.</summary>
    public static async Task<double> ReadAsync(Uri apiUri, int rows) => double.Parse(
        await Child.RunProgramAsync(Program, "-c", Script, apiUri.ToString(), rows.ToString(CultureInfo.InvariantCulture)),
        CultureInfo.InvariantCulture);
}
