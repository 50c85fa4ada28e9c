using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace MailkitPS.Benchmarks;

/// <summary>
/// The seconds of every measurement in every round. The measurements take turns, so that a disturbance of the machine
/// affects all of them.
/// </summary>
internal sealed class Speed
{
    public const string PythonJson = "Python, JSON";

    private const int Rounds = 5;

    private static readonly string[] Measurements =
    [
        SpeedRun.TokenScan,
        SpeedRun.NodeScan,
        SpeedRun.Emission,
        SpeedRun.JsonCmdlet,
        SpeedRun.JsonFiltered,
        SpeedRun.XmlRpcCmdlet,
        SpeedRun.XmlRpcFiltered,
    ];

    private readonly Dictionary<string, List<double>> _seconds = [];

    /// <summary>All measurements, in the order in which they were taken.</summary>
    public IEnumerable<string> Names => _seconds.Keys;

    public static async Task<Speed> MeasureAsync(Uri apiUri, int rows)
    {
        Speed speed = new();
        using Child child = Child.Start(SpeedRun.Verb, apiUri.ToString(), rows.ToString(CultureInfo.InvariantCulture));
        foreach (string name in Measurements)
        {
            // Everything is compiled before anything counts.
            await child.AskAsync(name);
        }

        for (int round = 0; round < Rounds; round++)
        {
            foreach (string name in Measurements)
            {
                speed.Add(name, double.Parse(await child.AskAsync(name), CultureInfo.InvariantCulture));
            }

            if (Child.Has(Python.Program))
            {
                speed.Add(PythonJson, await Python.ReadAsync(apiUri, rows));
            }
        }

        return speed;
    }

    public bool Has(string name) => _seconds.ContainsKey(name);

    public double Best(string name) => _seconds[name].Min();

    public double Worst(string name) => _seconds[name].Max();

    private void Add(string name, double seconds)
    {
        Console.WriteLine(FormattableString.Invariant($"{name}: {seconds:0.000} s"));
        if (!_seconds.TryGetValue(name, out List<double>? all))
        {
            _seconds[name] = all = [];
        }

        all.Add(seconds);
    }
}
