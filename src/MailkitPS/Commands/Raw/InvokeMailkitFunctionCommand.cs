using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Calls any function of the API and writes what it answers, as objects with the API's own names.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "MailkitFunction", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PSObject), typeof(string))]
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
        bool isRead = FunctionCatalog.Find(function) is { IsRead: true };
        try
        {
            MailkitCall call = MakeCall(function, MyInvocation.BoundParameters.ContainsKey(nameof(Protocol)) ? Protocol : connection.Protocol);
            using MailkitRowReader<object> reader = connection.Client.Invoke(call, Raw);
            if (isRead || IsConfirmed($"Call {function} at {connection}.", $"Call {function} at {connection}?"))
            {
                Write(connection, reader);
            }
        }
        catch (MailkitException e)
        {
            WriteFailure(e, function);
        }
    }

    private void Write(MailkitConnection connection, MailkitRowReader<object> reader)
    {
        ResponseConverter answer = new(connection.Client, WriteWarning);
        foreach (IReadOnlyList<object> values in Pull(reader))
        {
            foreach (object value in values)
            {
                WriteObject(Raw ? connection.Client.Redact((string)value) : answer.From(value));
            }
        }
    }

    private MailkitCall MakeCall(string function, MailkitProtocol protocol)
    {
        if (protocol == MailkitProtocol.XmlRpc)
        {
            if (Parameter is not null || TopLevel is not null)
            {
                Refuse("XML-RPC knows positions only: give -ArgumentList, or use -Protocol Json.", nameof(Parameter));
            }

            return new MailkitCall(function, [.. (ArgumentList ?? []).Select(value => new MailkitParameter(string.Empty, WireValue.From(value)))])
            {
                Protocol = protocol,
            };
        }

        if (ArgumentList is not null)
        {
            Refuse("JSON knows names only: give -Parameter, or use -Protocol XmlRpc.", nameof(ArgumentList));
        }

        List<MailkitParameter> parameters = [];
        foreach (DictionaryEntry member in WireValue.Members(TopLevel, "-TopLevel") ?? new Hashtable())
        {
            string name = (string)member.Key;
            if (EnvelopeNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                Refuse($"-TopLevel cannot hold '{name}': the module writes it itself.", name);
            }

            parameters.Add(new MailkitParameter(name, member.Value) { IsTopLevel = true });
        }

        foreach (DictionaryEntry member in WireValue.Members(Parameter, "-Parameter") ?? new Hashtable())
        {
            parameters.Add(new MailkitParameter((string)member.Key, member.Value));
        }

        return new MailkitCall(function, parameters) { Protocol = protocol, HasEmptyParameters = Parameter is not null };
    }

    private void Refuse(string message, object target) => ThrowTerminatingError(Errors.InvalidArgument(message, target));
}
