using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the addresses that the account may send from.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitSenderAddress")]
[OutputType(typeof(SenderAddress))]
public sealed class GetMailkitSenderAddressCommand : MailkitConnectedCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteRows(client => client.GetSenderAddresses(), null);
}
