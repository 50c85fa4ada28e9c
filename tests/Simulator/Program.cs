using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS.Simulator;

/// <summary>The command line of the simulator.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    private const string Usage = """
        A Mailkit on loopback, for tests and for trying the module without an account.

          serve [--port N] [--scenario NAME] [--rows N] [--paging WORDS] [--until-closed]   runs until Ctrl+C
              --port N          the port; by default a free one
              --scenario NAME   what every mass send answers, whatever its request ID
              --rows N          the rows of the scenario many-rows; by default 1000000
              --paging WORDS    how answers with pages behave: with commas between them, some of exclusive, ignored, shuffled,
                                max-rows=N, max-bytes=N, arriving=N, rows-per-id=N, retry-after=SECONDS, cut=PAGE:ROWS
              --until-closed    ends when its standard input closes, and so with the process that has started it, too
              Its first line is its address. GET <address>calls answers with what was called: an array of JSON, the oldest call
              first, with function, time, protocol, requestId and sendId of each, and without any secret.
          record FUNCTION [--protocol json|xmlrpc] [--parameter NAME=VALUE]... [--case NAME] [--pages N]
                 [--api-uri ADDRESS] [--folder FOLDER]
              calls Mailkit with MAILKIT_CLIENT_ID and MAILKIT_CLIENT_MD5 of the environment, and keeps the answer in
              tests/Recordings without a person in it; a function that sends, sends
              --pages N         walks so many pages of a function that has pages, each into a file of its own
          demo                                            shows the main job of the module, end to end
          import MANIFEST                                 imports a module in a bare engine and tells what that set going
          --version                                       shows the version
          --help                                          shows this
        """;

    private static async Task<int> Main(string[] args)
    {
        using CancellationTokenSource ended = new();
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ended.Cancel();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        return args switch
        {
            ["-h" or "--help"] or [_, "-h" or "--help"] => Show(Console.Out, Usage, 0),
            ["--version"] => Show(Console.Out, typeof(Program).Assembly.GetName().Version!.ToString(3), 0),
            ["demo"] => await ShowDemoAsync(ended.Token),
            ["record", string function, .. string[] options] => await RecordAsync(function, options, ended.Token),
            ["import", string manifest] => ImportCommand.Run(manifest),
            ["serve", .. string[] options] => await ServeAsync(options, ended.Token),
            _ => Show(Console.Error, Usage, WrongUsage),
        };
    }

    private static async Task<int> ServeAsync(string[] arguments, CancellationToken token)
    {
        if (ServeArguments.Read(arguments, out ServeOptions options) is { } mistake)
        {
            return Show(Console.Error, mistake, WrongUsage);
        }

        return await ServeCommand.RunAsync(options, token) is { } failure ? Show(Console.Error, failure, Failed) : 0;
    }

    private static async Task<int> RecordAsync(string function, string[] arguments, CancellationToken token)
    {
        if (RecordArguments.Read(function, arguments, out RecordOptions options) is { } mistake)
        {
            return Show(Console.Error, mistake, WrongUsage);
        }

        return await RecordCommand.RunAsync(options, token) is { } failure ? Show(Console.Error, failure, Failed) : 0;
    }

    private static async Task<int> ShowDemoAsync(CancellationToken token)
    {
        try
        {
            return await Demo.RunAsync(token);
        }
        catch (FileNotFoundException error)
        {
            return Show(Console.Error, error.Message, Failed);
        }
    }

    private static int Show(TextWriter writer, string text, int exitCode)
    {
        writer.WriteLine(text);
        return exitCode;
    }
}
