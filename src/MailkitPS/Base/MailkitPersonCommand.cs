using System;
using System.Collections.Generic;
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
    private readonly HashSet<object> _read = [];

    private protected MailkitPersonCommand(
        Func<MailkitClient, long, MailkitRowReader<TRow>> readById, Func<MailkitClient, string, MailkitRowReader<TRow>> readByAddress)
    {
        _readById = readById;
        _readByAddress = readByAddress;
    }

    /// <summary>The recipient, in one mailing list; it counts more than the address. Its position differs, so cmdlets declare it.</summary>
    public abstract long? EmailId { get; set; }

    /// <summary>The address. Its position differs, so cmdlets declare it.</summary>
    public abstract string? Email { get; set; }

    /// <summary>What came from the pipeline: it has a position even if it names nobody. PowerShell binds its properties.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    private protected sealed override void LookUp()
    {
        if (EmailId is long id)
        {
            if (AreIds(nameof(EmailId), id) && _read.Add(id))
            {
                WriteRows(client => _readById(client, id), id);
            }
        }
        else if (string.IsNullOrWhiteSpace(Email))
        {
            Refuse("There is no EmailId and no Email.", nameof(EmailId));
        }
        else if (FindAddress(Email!) is string address && _read.Add(address))
        {
            WriteRows(client => _readByAddress(client, address), Position);
        }
    }
}
