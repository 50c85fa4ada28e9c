using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that sends each input of the pipeline at most once.</summary>
public abstract class MailkitSendCommand : MailkitConnectedCommand
{
    private int _inputs;
    private PSObject? _inputObject;

    /// <summary>The mailing list of the recipient.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("mailinglist_id", "ID_user_list", "ID_mailing_list")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? MailingListId { get; set; }

    /// <summary>The campaign.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("campaign_id", "ID_message")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? CampaignId { get; set; }

    /// <summary>Data of the recipient: a hashtable or an object, such as @{ first_name = 'Ada'; custom1 = 'x' }.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [Alias("customs")]
    public object? Field { get; set; }

    /// <summary>The variables of the template: a hashtable or an object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    public object? Content { get; set; }

    /// <summary>An object whose properties are the other parameters.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject
    {
        get => _inputObject;
        set
        {
            // Set for every input, even one that the binder then refuses and that never reaches ProcessRecord.
            _inputs += value is null ? 0 : 1;
            _inputObject = value;
        }
    }

    /// <summary>The position of the current input, from 1.</summary>
    private protected int Position => Math.Max(1, _inputs);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // So far only the command line is bound: a value that is wrong there is wrong for every input.
        foreach ((string name, long? id) in new[] { (nameof(MailingListId), MailingListId), (nameof(CampaignId), CampaignId) })
        {
            if (id == MailkitIdAttribute.Refused)
            {
                Stop(Errors.InvalidArgument(MailkitIdAttribute.Refusal($"-{name}", null), name));
            }
        }
    }

    /// <summary>Sends one message, and returns Mailkit's answer; null if the message was not sent or its outcome is unknown.</summary>
    /// <param name="call">Makes the call.</param>
    /// <param name="what">What is sent, such as "mail".</param>
    /// <param name="recipient">The recipient; shown only when the user is asked for confirmation.</param>
    private protected List<TAnswer>? Send<TAnswer>(Func<MailkitClient, MailkitRowReader<TAnswer>> call, string what, string recipient)
        where TAnswer : class
    {
        MailkitConnection connection = GetConnection();
        string message = FormattableString.Invariant($"{what} number {Position} of the input");
        try
        {
            // Values that cannot be sent are refused before confirmation.
            using MailkitRowReader<TAnswer> reader = call(connection.Client);
            if (IsConfirmed($"Send {message}, at {connection}", $"Send {what} to {recipient}, at {connection}"))
            {
                return [.. Pull(reader).SelectMany(values => values)];
            }
        }
        catch (MailkitException e) when (e.Kind == MailkitErrorKind.InvalidArgument)
        {
            WriteError(Errors.LeftOut(Position, e));
        }
        catch (MailkitException e) when (SendOutcomes.Of(e) == SendOutcome.Refused)
        {
            WriteFailure(e, Position);
        }
        catch (MailkitException e)
        {
            string outcome = SendOutcomes.Describe(SendOutcomes.Of(e));
            WriteError(Errors.SendIncomplete($"The {message} {outcome}. The reason: {e.Message}", e, Position));
        }

        return null;
    }

    /// <summary>An ID without which nothing can be sent.</summary>
    /// <param name="id">The ID as it was bound.</param>
    /// <param name="parameter">The name of its parameter.</param>
    /// <exception cref="MailkitException">The ID is missing or invalid.</exception>
    private protected long Required(long? id, string parameter) => id switch
    {
        null => throw Refusal($"Its {parameter} is missing"),
        MailkitIdAttribute.Refused => throw Refusal(MailkitIdAttribute.Refusal($"Its {parameter}", FindInput(parameter))),
        long given => given,
    };

    /// <summary>Refuses an input.</summary>
    private protected static MailkitException Refusal(string message) => new(MailkitErrorKind.InvalidArgument, message);

    /// <summary>The value of the input's property that was bound to a parameter; null if a script block gave the value.</summary>
    private object? FindInput(string parameter) => MyInvocation.MyCommand.Parameters[parameter].Aliases
        .Prepend(parameter)
        .Select(name => InputObject?.Properties[name]?.Value)
        .FirstOrDefault(value => value is not null);
}
