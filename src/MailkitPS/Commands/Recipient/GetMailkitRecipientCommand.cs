using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the recipients of a mailing list page by page, or what is stored of one person.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitRecipient")]
[OutputType(typeof(Recipient))]
public sealed class GetMailkitRecipientCommand : MailkitPagedCommand
{
    private const int MaxPageSize = 10000;

    /// <summary>What says how a whole list is read.</summary>
    private static readonly string[] OfList =
        [nameof(Status), nameof(ChangedSince), nameof(After), nameof(PageSize), nameof(PageDelaySec), nameof(PositionVariable)];

    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);
    private DateTime? _changedSince;

    /// <summary>Makes the cmdlet; a list may be read without pauses.</summary>
    public GetMailkitRecipientCommand()
    {
        PageDelaySec = 0;
    }

    /// <summary>The mailing list; with an address, only the row of this list is written.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("mailinglist_id", "ID_user_list", "ID_mailing_list")]
    [ArgumentCompleter(typeof(ListedIdCompleter<MailingList>))]
    public long? MailingListId { get; set; }

    /// <summary>The address, in all mailing lists.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EmailAddress", "send_to")]
    public string? Email { get; set; }

    /// <summary>The recipient, in one mailing list.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true, RefusesObjects = true)]
    [Alias("ID_email", "email_id", "RecipientId")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? EmailId { get; set; }

    /// <summary>A message, whose recipient is read.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true, RefusesObjects = true)]
    [Alias("ID_send_message", "ID_SEND_MESSGE")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? SendMessageId { get; set; }

    /// <summary>Mailkit's words for the states that are wanted of a list.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RecipientStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Only what was changed in a list at this time or later: a DateTimeOffset, a DateTime or an ISO 8601 text.</summary>
    [Parameter]
    [IsoDate]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public object? ChangedSince { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(2, MaxPageSize)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override int PageSize { get; set; } = MaxPageSize;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _words.UnionWith((Status ?? []).Select(RecipientStatus.Normalize));
        _changedSince = ReadDate(ChangedSince, "-ChangedSince");
    }

    /// <summary>The narrowest of what an input has counts.</summary>
    private protected override void ProcessInput()
    {
        if (EmailId is long emailId)
        {
            ReadPerson(nameof(EmailId), emailId, client => client.GetRecipient(emailId));
        }
        else if (SendMessageId is long messageId)
        {
            ReadPerson(nameof(SendMessageId), messageId, client => client.GetRecipientOfMessage(messageId));
        }
        else if (!string.IsNullOrWhiteSpace(Email))
        {
            ReadAddress(Email!);
        }
        else if (MailingListId is long listId)
        {
            ReadList(listId);
        }
        else
        {
            Refuse("There is no EmailId, SendMessageId, Email or MailingListId.", nameof(MailingListId));
        }
    }

    private void ReadPerson(string parameter, long id, Func<MailkitClient, MailkitRowReader<Recipient>> call)
    {
        if (AreIds(parameter, id) && IsOfPerson() && IsNew((parameter, id)))
        {
            WriteExisting(call, id, FormattableString.Invariant($"recipient with the {parameter} {id}"));
        }
    }

    private void ReadAddress(string email)
    {
        if (FindAddress(email) is string address && AreIds(nameof(MailingListId), MailingListId) && IsOfPerson()
            && IsNew((address, MailingListId)))
        {
            string whose = MyInvocation.ExpectingInput ? FormattableString.Invariant($"the address of input {Position}") : "this address";
            string where = MailingListId is null ? string.Empty : FormattableString.Invariant($" in the mailing list {MailingListId}");
            WriteExisting(
                client => client.GetRecipient(address),
                Position,
                $"recipient with {whose}{where}",
                row => MailingListId is null || row.MailingListId == MailingListId);
        }
    }

    private void ReadList(long id)
    {
        if (!AreIds(nameof(MailingListId), id))
        {
            return;
        }

        string filter = FormattableString.Invariant($"-MailingListId {id}");
        filter += _words.Count == 0 ? string.Empty : $" -Status {string.Join(", ", _words.Select(ConnectionNameCompleter.Quote))}";
        filter += _changedSince is null ? string.Empty : $" -ChangedSince '{WireText.Date(_changedSince)}'";

        // Mailkit selects by one word only, and what it writes is judged here all the same.
        string? word = _words.Count == 1 ? _words.First() : null;
        WritePages(
            (client, options) => client.GetRecipients(id, word, _changedSince, options),
            filter,
            id,
            row => _words.Count == 0 || row.Status is null || _words.Contains(RecipientStatus.Normalize(row.Status)));
    }

    /// <summary>Whether the command line has nothing that only a list can be read with; otherwise the input is refused.</summary>
    private bool IsOfPerson()
    {
        string? parameter = Array.Find(OfList, MyInvocation.BoundParameters.ContainsKey);
        if (parameter is not null)
        {
            Refuse($"-{parameter} belongs to a whole list, and this names a person: leave one of the two out.", parameter);
        }

        return parameter is null;
    }
}
