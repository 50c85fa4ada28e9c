using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that sends to each input of the pipeline at most once.</summary>
public abstract class MailkitSendCommand : MailkitFieldInputCommand
{
    private readonly InputColumn _mailingListId;
    private readonly InputColumn _campaignId;
    private readonly InputColumn _contentColumn;
    private IDictionary? _content;

    /// <param name="recipientFields">The fields of a recipient that the function takes.</param>
    /// <param name="textColumn">The column that an input is which is a text.</param>
    private protected MailkitSendCommand(RecipientFields recipientFields, string textColumn)
        : base(recipientFields, textColumn, nameof(MailingListId), nameof(CampaignId))
    {
        _mailingListId = Column(nameof(MailingListId));
        _campaignId = Column(nameof(CampaignId));
        _contentColumn = Column(nameof(Content));
    }

    /// <summary>The mailing list of the recipient.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [InputColumn]
    [Alias("mailinglist_id", "ID_user_list", "ID_mailing_list")]
    [ArgumentCompleter(typeof(ListedIdCompleter<MailingList>))]
    public long? MailingListId { get; set; }

    /// <summary>The campaign.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [InputColumn]
    [Alias("campaign_id", "ID_message")]
    [ArgumentCompleter(typeof(ListedIdCompleter<Campaign>))]
    public long? CampaignId { get; set; }

    /// <summary>The variables of the template: a hashtable or an object.</summary>
    [Parameter]
    [AllowNull]
    [InputColumn]
    public object? Content { get; set; }

    /// <summary>The positions of the inputs that were sent to.</summary>
    private protected PositionRanges Sent { get; } = new();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // What the command line has wrong is wrong for every input.
        RequireTypedIds((nameof(MailingListId), MailingListId), (nameof(CampaignId), CampaignId));
        base.BeginProcessing();
    }

    private protected override void ReadConstants()
    {
        base.ReadConstants();
        _content = WireValue.Variables(Content, "-Content");
    }

    /// <summary>The mailing list of the current recipient.</summary>
    /// <exception cref="MailkitException">It is missing, or it is no ID.</exception>
    private protected long ReadMailingListId(InputRow row) => ReadRequiredId(row, _mailingListId, MailingListId);

    /// <summary>The campaign of the current recipient.</summary>
    /// <exception cref="MailkitException">It is missing, or it is no ID.</exception>
    private protected long ReadCampaignId(InputRow row) => ReadRequiredId(row, _campaignId, CampaignId);

    /// <summary>The variables of the template; null for none.</summary>
    /// <exception cref="MailkitException">They cannot be sent.</exception>
    private protected IDictionary? ReadContent(InputRow row) =>
        _contentColumn.IsGiven ? _content : WireValue.Variables(row[_contentColumn], "Its Content");

    /// <summary>
    /// Sends one message, and writes what came of it. What was sent is written before anything that a preference of the user may make
    /// the end of the pipeline.
    /// </summary>
    /// <param name="call">Makes the call.</param>
    /// <param name="what">What is sent, such as "mail".</param>
    /// <param name="how">Through which campaign and with what it is sent, for the confirmation; it names no address.</param>
    /// <param name="recipient">The recipient; shown only when the user is asked for confirmation.</param>
    /// <param name="write">Writes the answer.</param>
    private protected void SendOne<TAnswer>(
        Func<MailkitClient, MailkitRowReader<TAnswer>> call,
        string what,
        string how,
        string recipient,
        Action<IReadOnlyList<TAnswer>> write)
        where TAnswer : class
    {
        string message = FormattableString.Invariant($"{what} number {Position} of the input");
        CallOnce(
            call,
            $"Send {message} {how}",
            $"Send {what} to {recipient} {how}",
            answer =>
            {
                Sent.Add(Position);
                write(answer);
            },
            e =>
            {
                SendOutcome outcome = SendOutcomes.Of(e);
                string told = $"The {message} {SendOutcomes.Describe(outcome, Words)}. Sent before it: {Sent}. The reason: {e.Message}";
                if (outcome == SendOutcome.Refused)
                {
                    WriteFailure(e.WithMessage(told), Position);
                }
                else
                {
                    WriteError(Errors.SendIncomplete(told, e, Position));
                }
            },
            Sent,
            isAnswerKnown: false);
    }

    /// <summary>Such as <c>with 2 attachments (12345 bytes)</c>, each with a blank before it; empty for none.</summary>
    private protected static string DescribeAttachments(int count, long size) => count == 0 ? string.Empty
        : FormattableString.Invariant($" with {count} {(count == 1 ? "attachment" : "attachments")} ({size} bytes of files)");
}
