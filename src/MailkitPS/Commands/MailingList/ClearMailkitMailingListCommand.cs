using System.Management.Automation;

namespace MailkitPS;

/// <summary>Removes all recipients from mailing lists, and keeps the lists.</summary>
[Cmdlet(
    VerbsCommon.Clear,
    "MailkitMailingList",
    DefaultParameterSetName = IdSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MailingList))]
public sealed class ClearMailkitMailingListCommand() : MailkitListRemovalCommand(keepsList: true);
