using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the time zones that a schedule can name: all of them, or those of some names.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitTimeZone")]
[OutputType(typeof(MailkitTimeZone))]
public sealed class GetMailkitTimeZoneCommand()
    : MailkitListCommand<MailkitTimeZone>("time zone", client => client.GetTimeZones(), zone => zone.Name, _ => null)
{
    private protected override string WhyMissing => "Without -Name, Get-MailkitTimeZone lists every one that Mailkit knows.";
}
