using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Adds a recipient to a mailing list, or changes it there.</summary>
[Cmdlet(VerbsCommon.Add, "MailkitRecipient", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RecipientChange))]
public sealed class AddMailkitRecipientCommand : MailkitAdditionCommand
{
    /// <summary>More than this is a matter of an import, as Mailkit's documentation says without a number.</summary>
    private const int ManyInputs = 1000;

    private bool _hasWarned;

    private protected override Action Prepare(InputRow row)
    {
        if (Position > ManyInputs && !_hasWarned)
        {
            _hasWarned = true;
            WriteWarning(FormattableString.Invariant(
                $"These are more than {ManyInputs} recipients, and each takes a call: Import-MailkitRecipient is made for many."));
        }

        return base.Prepare(row);
    }

    private protected override string Describe(string who) =>
        FormattableString.Invariant($"Add {who} to the mailing list {MailingListId}, or update it there");
}
