using System;
using System.Globalization;
using System.Linq;
using System.Net;

namespace MailkitPS.Simulator;

/// <summary>The options of `serve`.</summary>
internal static class ServeArguments
{
    /// <summary>Reads the options; returns what is wrong with them, in one line, or null.</summary>
    public static string? Read(ReadOnlySpan<string> arguments, out ServeOptions options)
    {
        SimulatorOptions standard = new();
        (int port, string? scenario, int rows, bool untilClosed) = (standard.Port, standard.Scenario, standard.GeneratedRows, false);
        SimulatedPaging paging = standard.Paging;
        options = new(standard, untilClosed);
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            if (name == "--until-closed")
            {
                untilClosed = true;
                continue;
            }

            if (name is not ("--port" or "--scenario" or "--rows" or "--paging"))
            {
                return $"serve does not know '{name}'; it takes --port, --scenario, --rows, --paging and --until-closed.";
            }

            if (++i == arguments.Length)
            {
                return $"{name} needs a value.";
            }

            string value = arguments[i];
            if (name == "--port" && !TryNumber(value, IPEndPoint.MaxPort, out port))
            {
                return $"--port takes a number from 0 to {IPEndPoint.MaxPort}, not '{value}'.";
            }

            if (name == "--rows" && !TryNumber(value, int.MaxValue, out rows))
            {
                return $"--rows takes a number from 0 to {int.MaxValue}, not '{value}'.";
            }

            if (name == "--paging" && PagingArguments.Read(value, out paging) is { } mistake)
            {
                return mistake;
            }

            if (name == "--scenario")
            {
                if (Scenarios.Find(value) is null)
                {
                    return $"There is no scenario '{value}'; there are {string.Join(", ", Scenarios.All.Select(s => s.Name))}.";
                }

                scenario = value;
            }
        }

        options = new(
            new SimulatorOptions { Port = port, Scenario = scenario, GeneratedRows = rows, Paging = paging },
            untilClosed);
        return null;
    }

    private static bool TryNumber(string text, int largest, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= largest;
}
