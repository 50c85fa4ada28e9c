using System.Management.Automation;

namespace MailkitPS;

/// <summary>Deletes mailing lists with all their recipients.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "MailkitMailingList",
    DefaultParameterSetName = IdSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MailingList))]
public sealed class RemoveMailkitMailingListCommand() : MailkitListRemovalCommand(keepsList: false);
