using System;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS.Simulator;

/// <summary>Runs a simulator for a person, or for a test in another process.</summary>
internal static class ServeCommand
{
    /// <summary>Serves until the token is cancelled; returns why it could not, in one line, or null.</summary>
    public static async Task<string?> RunAsync(SimulatorOptions options, CancellationToken token)
    {
        try
        {
            await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(options, token);
            Introduce(simulator.ApiUri, options);
            await Task.Delay(Timeout.Infinite, token);
            return null;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Port {options.Port} of 127.0.0.1 cannot be used: {error.GetBaseException().Message}");
        }
    }

    private static void Introduce(Uri address, SimulatorOptions options)
    {
        // Tests read the address from the first line.
        Console.WriteLine($"Mailkit simulator on {address}");
        Console.WriteLine(
            $"Connect-Mailkit -ApiUri {address} -Credential "
            + "(New-Object pscredential 90000001, (ConvertTo-SecureString ('0' * 32) -AsPlainText -Force))");
        Console.WriteLine();
        if (options.Scenario is { } name)
        {
            Console.WriteLine($"Every Get-MailkitSendMassResult -RequestId ... plays {name}: {Scenarios.Find(name)!.Description}.");
        }
        else
        {
            Console.WriteLine("Then try Get-MailkitSendMassResult -RequestId with one of");
            foreach (Scenario scenario in Scenarios.All)
            {
                Console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"  {scenario.RequestId}  {scenario.Name,-18} {scenario.Description}"));
            }
        }

        Console.WriteLine();
        Console.WriteLine("Ctrl+C ends it.");
    }
}
