using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Calls any function of the API and writes what it answers, as objects with the API's own names.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "MailkitFunction", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PSCustomObject))]
public sealed class InvokeMailkitFunctionCommand : MailkitConnectedCommand
{
    private static readonly string[] EnvelopeNames = ["function", "id", "md5", "parameters"];

    /// <summary>The function, such as mailkit.mailinglist.list; <c>mailkit.</c> may be left off.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FunctionNameCompleter))]
    public string Function { get; set; } = string.Empty;

    /// <summary>The parameters of the JSON form, by name.</summary>
    [Parameter(Position = 1)]
    [AllowNull]
    public IDictionary? Parameter { get; set; }

    /// <summary>What stands beside the parameters in the JSON form: some functions want their arguments there.</summary>
    [Parameter]
    [AllowNull]
    public IDictionary? TopLevel { get; set; }

    /// <summary>The parameters of the XML-RPC form, by position, behind client ID and MD5 code.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? ArgumentList { get; set; }

    /// <summary>In which form this call is made; that of the connection unless given.</summary>
    [Parameter]
    public MailkitProtocol Protocol { get; set; }

    /// <summary>Writes the whole answer as the text that it is, understood or not.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        MailkitConnection connection = GetConnection();
        if (Function.Trim().Length == 0)
        {
            Refuse("-Function is empty. Tab completes the names that are known.", nameof(Function));
        }

        string function = FunctionCatalog.FullName(Function);
        MailkitFunction known = FunctionCatalog.Get(function);
        try
        {
            MailkitCall call = MakeCall(known, MyInvocation.BoundParameters.ContainsKey(nameof(Protocol)) ? Protocol : connection.Protocol);
            using MailkitRowReader<object> reader = connection.Client.Invoke(call, Raw);
            if (known.IsRead || IsConfirmed(Describe(known, call, false, connection), Describe(known, call, true, connection)))
            {
                Write(reader);
            }
        }
        catch (MailkitException e)
        {
            WriteFailure(e, function);
        }
    }

    /// <summary>What is about to be called. A function of which nothing is known is told from one that is known.</summary>
    private static string Describe(MailkitFunction function, MailkitCall call, bool showsAddresses, MailkitConnection connection)
    {
        string name = function.Name;
        if (function.Confidence == FunctionConfidence.NameOnly)
        {
            string known = FunctionCatalog.Find(name) is null ? "a function that is not known" : "of which only the name is known";
            name += $" ({known}: it may change or send anything)";
        }

        return $"Call {CallWords.Describe(call, name, showsAddresses)}, at {connection}";
    }

    private void Write(MailkitRowReader<object> reader)
    {
        ResponseConverter converter = new(WriteWarning, () => Stopping);
        foreach (IReadOnlyList<object> values in Pull(reader))
        {
            foreach (object value in values)
            {
                WriteObject(converter.ToPipeline(value));
            }
        }
    }

    private MailkitCall MakeCall(MailkitFunction function, MailkitProtocol protocol)
    {
        if (protocol == MailkitProtocol.XmlRpc)
        {
            if (Parameter is not null || TopLevel is not null)
            {
                Refuse(
                    function.IsXmlRpcOnly
                        ? $"XML-RPC knows positions only: give -ArgumentList. {XmlRpcOnly(function)}"
                        : "XML-RPC knows positions only: give -ArgumentList, or use -Protocol Json.",
                    nameof(Parameter));
            }

            return new MailkitCall(
                function.Name,
                [
                    .. (ArgumentList ?? []).Select((value, i) => MailkitParameter.Required(
                        string.Empty, WireValue.From(value, FormattableString.Invariant($"-ArgumentList[{i}]")))),
                ])
            {
                Protocol = protocol,
            };
        }

        if (ArgumentList is not null)
        {
            Refuse(
                function.IsXmlRpcOnly
                    ? $"JSON knows names only: use -Protocol XmlRpc. {XmlRpcOnly(function)}"
                    : "JSON knows names only: give -Parameter, or use -Protocol XmlRpc.",
                nameof(ArgumentList));
        }

        if (function.IsXmlRpcOnly)
        {
            WriteVerbose($"{XmlRpcOnly(function)} It is called in JSON all the same; -Protocol XmlRpc calls it in the form that is known.");
        }

        List<MailkitParameter> parameters = [];
        foreach (DictionaryEntry member in WireValue.Members(TopLevel, "-TopLevel") ?? new Hashtable())
        {
            string name = (string)member.Key;
            if (EnvelopeNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                Refuse($"-TopLevel cannot hold '{name}': the module writes it itself.", name);
            }

            parameters.Add(MailkitParameter.TopLevel(name, member.Value));
        }

        foreach (DictionaryEntry member in WireValue.Members(Parameter, "-Parameter") ?? new Hashtable())
        {
            parameters.Add(MailkitParameter.Required((string)member.Key, member.Value));
        }

        return new MailkitCall(function.Name, parameters) { Protocol = protocol, HasEmptyParameters = Parameter is not null };
    }

    private static string XmlRpcOnly(MailkitFunction function) => $"{function.Name} is known in XML-RPC only.";

    [DoesNotReturn]
    private void Refuse(string message, object target) => Stop(Errors.InvalidArgument(message, target));
}
