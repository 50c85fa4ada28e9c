using System;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// A cmdlet that reads what belongs to a person, who is named by the ID of a recipient or by an address. A person who comes again is not
/// read again.
/// </summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
public abstract class MailkitPersonCommand<TRow> : MailkitLookupCommand
    where TRow : MailkitRow
{
    private readonly Func<MailkitClient, long, MailkitRowReader<TRow>> _readById;
    private readonly Func<MailkitClient, string, MailkitRowReader<TRow>> _readByAddress;

    private protected MailkitPersonCommand(
        Func<MailkitClient, long, MailkitRowReader<TRow>> readById, Func<MailkitClient, string, MailkitRowReader<TRow>> readByAddress)
    {
        _readById = readById;
        _readByAddress = readByAddress;
    }

    /// <summary>The recipient, in one mailing list; it counts more than the address.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true, RefusesObjects = true)]
    [Alias("ID_email", "email_id", "RecipientId")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual long? EmailId { get; set; }

    /// <summary>The address, in all mailing lists.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EmailAddress", "send_to")]
    public virtual string? Email { get; set; }

    private protected sealed override void ProcessInput()
    {
        if (EmailId is long id)
        {
            if (AreIds(nameof(EmailId), id) && IsNew(id))
            {
                Read(client => _readById(client, id), id, FormattableString.Invariant($"the EmailId {id}"));
            }
        }
        else if (string.IsNullOrWhiteSpace(Email))
        {
            Refuse("There is no EmailId and no Email.", nameof(EmailId));
        }
        else if (FindAddress(Email!) is string address && IsNew(address))
        {
            string described = MyInvocation.ExpectingInput
                ? FormattableString.Invariant($"the address of input {Position}")
                : "this address";
            Read(client => _readByAddress(client, address), Position, described);
        }
    }

    /// <summary>Whether an answer without rows says that there is no such person.</summary>
    private protected virtual bool IsEmptyMissing => false;

    private void Read(Func<MailkitClient, MailkitRowReader<TRow>> call, object target, string described)
    {
        if (IsEmptyMissing)
        {
            WriteExisting(call, target, $"recipient with {described}");
        }
        else
        {
            WriteRows(call, target);
        }
    }
}
