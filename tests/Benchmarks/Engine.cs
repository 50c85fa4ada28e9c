using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>A bare PowerShell engine with one connection for each protocol, named after it.</summary>
internal sealed class Engine : IDisposable
{
    public const string Json = "Json";
    public const string XmlRpc = "XmlRpc";

    private readonly Runspace _runspace = ModuleEngine.Open();

    public Engine(Uri apiUri, params IEnumerable<string> protocols)
    {
        foreach (string protocol in protocols)
        {
            ModuleEngine.Connect(_runspace, apiUri, new SimulatorOptions().Accounts[0], new Dictionary<string, object>
            {
                ["Name"] = protocol,
                ["Protocol"] = protocol,
                ["SkipVerification"] = true,
            });
        }
    }

    /// <summary>Adds a cmdlet of this program.</summary>
    public void Add(string name, Type cmdlet)
    {
        using PowerShell pipeline = PowerShell.Create(_runspace);
        pipeline.AddScript("param($assembly) Import-Module -Assembly $assembly").AddArgument(cmdlet.Assembly).Invoke();
        if (pipeline.HadErrors)
        {
            throw pipeline.Streams.Error[0].Exception;
        }
    }

    /// <summary>The seconds that a script takes, and what it writes last.</summary>
    public (double Seconds, object? Result) Run(string script)
    {
        using PowerShell pipeline = Prepare(script);
        long started = Stopwatch.GetTimestamp();
        ICollection<PSObject> written = pipeline.Invoke();
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (pipeline.HadErrors)
        {
            throw new InvalidDataException($"{script}: {pipeline.Streams.Error[0]}");
        }

        object? result = null;
        foreach (PSObject item in written)
        {
            result = item.BaseObject;
        }

        return (seconds, result);
    }

    /// <summary>A pipeline that is still to be invoked.</summary>
    public PowerShell Prepare(string script)
    {
        PowerShell pipeline = PowerShell.Create(_runspace);
        pipeline.AddScript(script);
        return pipeline;
    }

    public void Dispose() => _runspace.Dispose();
}
