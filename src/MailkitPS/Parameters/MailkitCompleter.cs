using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace MailkitPS;

/// <summary>Completes values that are known without a call of Mailkit. Where nothing fits, nothing is offered, not even files.</summary>
public abstract class MailkitCompleter : IArgumentCompleter
{
    private protected MailkitCompleter()
    {
    }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => Complete(wordToComplete.Trim('\'', '"'), fakeBoundParameters);

    /// <summary>The values that fit.</summary>
    /// <param name="start">What has been typed, without quotes.</param>
    /// <param name="given">The other parameters on the command line, as far as their values are known before it runs.</param>
    private protected abstract IEnumerable<CompletionResult> Complete(string start, IDictionary given);

    /// <summary>The connection that the command is to use; null where there is none.</summary>
    private protected static MailkitConnection? ConnectionOf(IDictionary given) =>
        MailkitTransformationAttribute.Unwrap(given[nameof(MailkitConnectedCommand.Connection)]) switch
        {
            null => ConnectionStore.Current.Default,
            MailkitConnection connection => connection,
            object name => ConnectionStore.Current.Find($"{name}"),
        };
}
