using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// Changes what a mailing list keeps of a recipient. What Mailkit does with fields that a change leaves out is not known, so the record is
/// read, and written whole.
/// </summary>
[Cmdlet(VerbsCommon.Set, "MailkitRecipient", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Recipient))]
[ComparedColumn("Email", "EmailAddress", "send_to")]
public sealed class SetMailkitRecipientCommand : MailkitContactCommand
{
    private readonly InputColumn _emailId;
    private readonly InputColumn _mailingListId;
    private readonly InputColumn _email;
    private RecipientField[] _cleared = [];

    /// <summary>Makes the cmdlet.</summary>
    public SetMailkitRecipientCommand()
        : base(RecipientFields.OfEdit, nameof(EmailId))
    {
        _emailId = Column(nameof(EmailId));
        _mailingListId = Column(nameof(MailingListId));
        _email = Column("Email");
    }

    /// <summary>The recipient, in one mailing list. Each input needs one.</summary>
    [Parameter(Position = 0)]
    [MailkitId(DefersRefusal = true, RefusesObjects = true)]
    [InputColumn]
    [Alias("ID_email", "email_id", "RecipientId")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? EmailId { get; set; }

    /// <summary>The mailing list that the recipient is in; by default the one that Mailkit says.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [InputColumn]
    [Alias("mailinglist_id", "ID_user_list", "ID_mailing_list")]
    [ArgumentCompleter(typeof(ListedIdCompleter<MailingList>))]
    public long? MailingListId { get; set; }

    /// <summary>The fields to empty, which an empty text never does.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RecipientFieldCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Writes only what is given, without reading the record before.</summary>
    [Parameter]
    public SwitchParameter SkipRead { get; set; }

    /// <summary>Reads the recipient again after the change, and writes what Mailkit has now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        RequireTypedIds((nameof(EmailId), EmailId), (nameof(MailingListId), MailingListId));
        base.BeginProcessing();
    }

    private protected override void ReadConstants()
    {
        base.ReadConstants();
        WireText.Name(
            "-Clear", () => _cleared = [.. (Clear ?? []).Select(name => RecipientFields.OfEdit.Require(name)).Distinct()]);
        if (Array.Find(_cleared, Given.Has) is RecipientField both)
        {
            throw Refusal($"{both.PropertyName} is given, and -Clear names it: leave one of the two out");
        }
    }

    private protected override Action Prepare(InputRow row)
    {
        long emailId = ReadRequiredId(row, _emailId, EmailId);
        long? listId = ReadId(row, _mailingListId, MailingListId);
        string? email = ReadText(row, _email, null);
        RecipientData changes = Overlay(ReadFields(row));
        if (SkipRead && listId is null)
        {
            throw Refusal("-SkipRead does not find out the mailing list: give -MailingListId");
        }

        // Nothing is called with -WhatIf, so that it tells of all that is given, whether the record has it already or not.
        return SkipRead || IsWhatIf ? () => Write(emailId, listId, changes) : () => Merge(emailId, listId, email, changes);
    }

    /// <summary>What is to be changed: what is given, and the fields to empty, which count more than the properties of an input.</summary>
    private RecipientData Overlay(RecipientData? given)
    {
        RecipientData changes = new();
        foreach (RecipientField field in _cleared)
        {
            changes.Set(field, string.Empty);
        }

        changes.AddMissing(given ?? new());
        return changes;
    }

    /// <summary>Reads the record, and writes it whole where something of it is to be another.</summary>
    private void Merge(long emailId, long? listId, string? email, RecipientData changes)
    {
        if (Read(emailId) is not Recipient record)
        {
            return;
        }

        Compare(record, listId, email);
        RecipientData before = RecipientData.Of(record);
        RecipientField[] changed = [.. changes.Fields.Where(field => changes[field] != before[field])];
        if (changed.Length == 0)
        {
            WriteVerbose(FormattableString.Invariant($"The recipient {emailId} has all of this already: nothing is changed."));
            if (PassThru)
            {
                WriteObject(record);
            }

            return;
        }

        RequireWhole(record, changes);
        changes.AddMissing(before);
        Change(record.MailingListId ?? listId, emailId, changes, changed, record.Email);
    }

    /// <summary>Writes what is given alone.</summary>
    private void Write(long emailId, long? listId, RecipientData changes)
    {
        if (changes.Any)
        {
            Change(listId, emailId, changes, changes.Fields, null);
        }
        else
        {
            WriteVerbose(FormattableString.Invariant($"Nothing is given for the recipient {emailId}: nothing is changed."));
        }
    }

    /// <param name="listId">The mailing list; null with -WhatIf where it is not given.</param>
    /// <param name="emailId">The recipient.</param>
    /// <param name="fields">What is written.</param>
    /// <param name="changed">What of it is to be another.</param>
    /// <param name="email">The address, for the question; null where it is not known.</param>
    private void Change(long? listId, long emailId, RecipientData fields, IEnumerable<RecipientField> changed, string? email)
    {
        string names = string.Join(", ", RecipientField.All.Where(changed.Contains).Select(field => field.PropertyName));
        string recipient = FormattableString.Invariant($"recipient {emailId}");
        bool isDone = Change(
            client => client.EditRecipient(listId.GetValueOrDefault(), emailId, fields, email),
            new PlannedChange(Describe(recipient), emailId, new("Get-MailkitRecipient", $"-EmailId {emailId}"))
            {
                Question = email is null ? null : Describe($"{recipient}, {email},"),
            });
        if (isDone && PassThru)
        {
            WriteChanged(emailId);
        }

        string Describe(string who) =>
            $"Change {names} of {who}" + (listId is null ? null : FormattableString.Invariant($" in the mailing list {listId}"));
    }

    /// <summary>Writes what Mailkit has now, which may be something else than what it was asked for.</summary>
    private void WriteChanged(long emailId)
    {
        if (Read(emailId, "The change was made; only reading it back failed.") is not Recipient record)
        {
            return;
        }

        WriteObject(record);
        RecipientData now = RecipientData.Of(record);
        string kept = string.Join(", ", _cleared.Where(now.Has).Select(field => field.PropertyName));
        if (kept.Length > 0)
        {
            WriteWarning(FormattableString.Invariant($"Mailkit has kept {kept} of the recipient {emailId}, which should be empty."));
        }
    }

    /// <summary>What Mailkit has of a recipient; null where that is not known, which has been told.</summary>
    /// <param name="emailId">The recipient.</param>
    /// <param name="advice">With what the text of the error ends.</param>
    private Recipient? Read(long emailId, string? advice = null)
    {
        using MailkitRowReader<Recipient> reader = GetConnection().Client.GetRecipient(emailId);
        Recipient? record = null;
        try
        {
            record = Call(reader.ReadAllAsync, () => reader.State).Find(row => row.EmailId == emailId);
            if (record is null)
            {
                WriteError(Errors.NotFound(
                    FormattableString.Invariant($"There is no recipient with the EmailId {emailId}. {advice ?? Errors.PerhapsDeleted}"),
                    emailId));
            }
        }
        catch (MailkitException e)
        {
            WriteFailure(e, emailId, advice, isLookup: true);
        }

        WriteNotes(reader);
        return record;
    }

    /// <summary>Refuses an input that says something else of the recipient than Mailkit does, and cannot change it.</summary>
    private static void Compare(Recipient record, long? listId, string? email)
    {
        if (listId is not null && record.MailingListId is not null && listId != record.MailingListId)
        {
            throw Refusal(FormattableString.Invariant(
                $"The recipient {record.EmailId} is in the mailing list {record.MailingListId}, and not in {listId}"));
        }

        if (listId is null && record.MailingListId is null)
        {
            throw Refusal(FormattableString.Invariant(
                $"Mailkit does not say in which mailing list the recipient {record.EmailId} is: give -MailingListId"));
        }

        if (email is not null && record.Email is not null
            && !email.Trim().Equals(record.Email.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal(
                FormattableString.Invariant($"The recipient {record.EmailId} has another address, and an address cannot be changed. ")
                + "Add-MailkitRecipient adds the other one");
        }
    }

    /// <summary>Refuses to write a record back without a field whose value could not be read: Mailkit may clear what is left out.</summary>
    private static void RequireWhole(Recipient record, RecipientData changes)
    {
        string[] unread = [.. ExtraText.NamesIn(record.Extra).Where(IsLost)];
        if (unread.Length > 0)
        {
            string names = string.Join(", ", unread);
            throw Refusal(FormattableString.Invariant($"What Mailkit has for {names} of the recipient {record.EmailId} ")
                + "cannot be read, and might be lost. -SkipRead writes only what is given");
        }

        bool IsLost(string name) => RecipientFields.OfEdit.Find(name) is RecipientField field && !changes.Has(field);
    }
}
