using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads who has opted out anywhere in the account.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitUnsubscription")]
[OutputType(typeof(Unsubscription))]
public sealed class GetMailkitUnsubscriptionCommand : MailkitConnectedCommand
{
    /// <summary>The first day: a DateTimeOffset, a DateTime or an ISO 8601 text.</summary>
    [Parameter(Position = 0)]
    [IsoDate]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public object? From { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        DateTime? from = ReadDate(From, "-From");
        WriteRows(client => client.GetUnsubscriptions(from), null);
    }
}
