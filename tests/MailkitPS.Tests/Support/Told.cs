using System.Collections;
using System.Management.Automation;
using System.Text;

namespace MailkitPS.Tests;

/// <summary>
/// Everything that a person can get to see of a run beside its output: each message, and each error as Format-List * -Force, Export-Clixml
/// or a debugger shows it, with the exceptions in it at any depth.
/// </summary>
internal static class Told
{
    /// <summary>What Export-Clixml does by itself. More would list the engine: an error knows its command, and that its module.</summary>
    private const int Depth = 2;

    public static string In(Run run)
    {
        StringBuilder text = new();
        text.AppendJoin('\n', run.Verbose.Concat(run.Debug).Concat(run.Warnings).Concat(run.Information).Concat(run.Progress));
        foreach (ErrorRecord error in run.AllErrors)
        {
            // PSSerializer is what Export-Clixml, jobs and remoting use.
            text.Append(PSSerializer.Serialize(error, Depth)).Append(error.ErrorDetails).Append(error.ScriptStackTrace);
            Append(text, error.TargetObject);
            Append(text, error.Exception);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Exception? exception)
    {
        if (exception is null)
        {
            return;
        }

        text.Append(PSSerializer.Serialize(exception, depth: 1));
        Append(text, (object)exception);
        foreach (DictionaryEntry entry in exception.Data)
        {
            text.Append(entry.Key).Append(entry.Value);
        }

        foreach (Exception inner in exception is AggregateException several ? several.InnerExceptions : [])
        {
            Append(text, inner);
        }

        Append(text, exception.InnerException);
        Append(text, (exception as IContainsErrorRecord)?.ErrorRecord?.TargetObject);
    }

    private static void Append(StringBuilder text, object? value)
    {
        text.Append(value);
        foreach (PSPropertyInfo property in value is null ? [] : new PSObject(value).Properties.ToArray())
        {
            text.Append(property.Value);
        }
    }
}
