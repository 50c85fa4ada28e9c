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
    /// <summary>
    /// Serves until the token is cancelled, or the standard input closes if that is asked for; returns why it could not, in one line, or
    /// null.
    /// </summary>
    public static async Task<string?> RunAsync(ServeOptions options, CancellationToken token)
    {
        try
        {
            await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(options.Simulator, token);
            Introduce(simulator.ApiUri, options);
            Task stopped = Task.Delay(Timeout.Infinite, token);
            await (options.UntilClosed ? Task.WhenAny(stopped, ReadInputAsync()) : stopped);
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
                $"Port {options.Simulator.Port} of 127.0.0.1 cannot be used: {error.GetBaseException().Message}");
        }
    }

    /// <summary>Ends with the standard input: a parent holds the other end, and lets go of it even when it is killed.</summary>
    private static Task ReadInputAsync() => Task.Run(() => Console.OpenStandardInput().CopyTo(Stream.Null));

    private static void Introduce(Uri address, ServeOptions options)
    {
        // Tests read the address from the first line.
        Console.WriteLine($"Mailkit simulator on {address}");
        Console.WriteLine(
            $"Connect-Mailkit -ApiUri {address} -Credential "
            + "(New-Object pscredential 90000001, (ConvertTo-SecureString ('0' * 32) -AsPlainText -Force))");
        Console.WriteLine();
        Console.WriteLine(AccountSummary.Text);
        Console.WriteLine();
        if (options.Simulator.Scenario is { } name)
        {
            Console.WriteLine($"Every Get-MailkitSendMassResult -RequestId ... plays {name}: {Scenarios.Find(name)!.Description}.");
        }
        else
        {
            Console.WriteLine("Get-MailkitSendMassResult -RequestId takes one of");
            foreach (Scenario scenario in Scenarios.All)
            {
                Console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"  {scenario.RequestId}  {scenario.Name,-18} {scenario.Description}"));
            }
        }

        Console.WriteLine();
        Console.WriteLine($"GET {address}calls shows what was called; POST {address}reset puts the account back.");
        Console.WriteLine(options.UntilClosed ? "Ctrl+C ends it, and so does the end of its standard input." : "Ctrl+C ends it.");
    }
}
