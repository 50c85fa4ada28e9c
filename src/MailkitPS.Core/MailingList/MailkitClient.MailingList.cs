using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace MailkitPS;

public sealed partial class MailkitClient
{
    /// <summary>The mailing lists of the account (<c>mailkit.mailinglist.list</c>, seen in clients).</summary>
    public MailkitRowReader<MailingList> GetMailingLists() => Read(new("mailkit.mailinglist.list"), () => new MailingList());

    /// <summary>Makes an empty mailing list (<c>mailkit.mailinglist.create</c>, documented). Never repeated.</summary>
    /// <param name="name">The name, which recipients may see.</param>
    /// <param name="description">The description; null for none.</param>
    internal MailkitRowReader<MailingList> CreateMailingList(string name, string? description) => Change(
        new(
            "mailkit.mailinglist.create",
            MailkitParameter.Required("name", name),
            MailkitParameter.Optional("description", description, string.Empty)),
        () => new MailingList { Name = name, Description = description });

    /// <summary>
    /// Deletes a mailing list, or only empties it (<c>mailkit.mailinglist.delete</c>, seen in clients). Never repeated.
    /// </summary>
    /// <param name="mailingListId">The mailing list.</param>
    /// <param name="keepsList">Whether only its recipients go. It is always sent: what Mailkit does without it is not known.</param>
    internal MailkitRowReader<Acknowledgement> DeleteMailingList(long mailingListId, bool keepsList) => Change(
        new(
            "mailkit.mailinglist.delete",
            MailkitParameter.Required("ID_user_list", mailingListId),
            MailkitParameter.Required("keep_list", keepsList ? "TRUE" : "FALSE")),
        () => new Acknowledgement());

    /// <summary>
    /// Adds a recipient to a mailing list, or changes it there, or asks it whether mail is wanted (<c>mailkit.mailinglist.adduser</c>,
    /// documented in part). Never repeated.
    /// </summary>
    /// <exception cref="MailkitException">There is evidence of consent, for which XML-RPC is not known to have a place.</exception>
    internal MailkitRowReader<RecipientChange> AddRecipient(NewRecipient recipient)
    {
        List<MailkitParameter> parameters =
        [
            MailkitParameter.Required("ID_user_list", recipient.MailingListId),
            MailkitParameter.Flag("confirm", recipient.Question is not null),
            MailkitParameter.Required("personal", recipient.Personal()),
            MailkitParameter.Required("address", recipient.Fields.Encoded(RecipientFieldGroup.Contact)),
            MailkitParameter.Required("custom", recipient.Fields.Encoded(RecipientFieldGroup.Custom)),
        ];
        if (recipient.Consent() is IDictionary consent)
        {
            RequireConsentForm();
            parameters.Add(MailkitParameter.Required("params", consent));
        }

        return Change(
            new MailkitCall("mailkit.mailinglist.adduser", parameters) { Address = recipient.Email },
            () => new RecipientChange(recipient.Position, RecipientOperation.Added)
            {
                Email = recipient.Email,
                MailingListId = recipient.MailingListId,
            });
    }

    /// <summary>Refuses the evidence of consent in XML-RPC.</summary>
    /// <exception cref="MailkitException">The calls of this client are made in XML-RPC.</exception>
    internal void RequireConsentForm()
    {
        if (_protocol == MailkitProtocol.XmlRpc)
        {
            throw new MailkitException(
                MailkitErrorKind.InvalidArgument,
                "ConsentIP and ConsentUrl can be sent in JSON only: where they stand in XML-RPC is not known. "
                + "Leave them out, or connect with -Protocol Json");
        }
    }

    /// <summary>
    /// Changes a recipient of a mailing list (<c>mailkit.mailinglist.edituser</c>, documented in part). Never repeated. What Mailkit does
    /// with a field that is left out, and whether an empty one is cleared, is not known.
    /// </summary>
    /// <param name="mailingListId">The mailing list.</param>
    /// <param name="emailId">The recipient.</param>
    /// <param name="email">The address of the recipient, which no message shows; null where it is not known.</param>
    /// <param name="fields">All that the list keeps of the recipient from now on; what is empty is to be cleared.</param>
    internal MailkitRowReader<RecipientChange> EditRecipient(
        long mailingListId, long emailId, RecipientData fields, string? email = null) => Change(
        new(
            "mailkit.mailinglist.edituser",
            MailkitParameter.Required("ID_user_list", mailingListId),
            MailkitParameter.Required("ID_email", emailId.ToString(CultureInfo.InvariantCulture)),

            // Says nothing any more, but keeps its position (documented).
            MailkitParameter.Optional("keep_values", null, string.Empty),
            MailkitParameter.Required("personal", fields.Encoded(RecipientFieldGroup.Person)),
            MailkitParameter.Required("address", fields.Encoded(RecipientFieldGroup.Contact)),
            MailkitParameter.Required("custom", fields.Encoded(RecipientFieldGroup.Custom)))
        {
            Address = email,
        },
        () => new RecipientChange(0, RecipientOperation.Updated) { EmailId = emailId, MailingListId = mailingListId });

    /// <summary>
    /// Puts the recipients of a batch into a mailing list, or updates those who are in it (<c>mailkit.mailinglist.import</c>, documented;
    /// its answer has been seen in clients). Repeated as a read is: the same rows a second time leave the list as it is.
    /// </summary>
    /// <param name="mailingListId">The mailing list.</param>
    /// <param name="batch">The recipients.</param>
    internal MailkitRowReader<ImportBatch> ImportRecipients(long mailingListId, RecipientImportBatch batch)
    {
        MailkitCall call = new(
            "mailkit.mailinglist.import",
            MailkitParameter.Required("ID_user_list", mailingListId),
            MailkitParameter.Required("recipients", batch.Recipients));

        // What else may stand in the answer to a success is not known, so that nothing but a refusal is none.
        RowShape<ImportBatch> shape = new(
            FunctionCatalog.Get(call.Function),
            () => new ImportBatch(batch.Number, batch.Positions, IsoTime.Format(Clock.UtcNow)),
            isRow: true,
            isAnyObject: true);
        return Change(call, shape, Retry);
    }

    /// <summary>Who has opted out anywhere in the account (<c>mailkit.mailinglist.unsubscribed</c>, documented).</summary>
    /// <param name="from">The first day; null: Mailkit decides, and its documentation does not say how.</param>
    public MailkitRowReader<Unsubscription> GetUnsubscriptions(DateTime? from = null) => Read(
        from is null
            ? new MailkitCall("mailkit.mailinglist.unsubscribed")
            : new("mailkit.mailinglist.unsubscribed", MailkitParameter.Required("range_from", WireText.Day(from))),
        () => new Unsubscription());

    /// <summary>
    /// The recipients of a mailing list with what is stored of them (<c>mailkit.mailinglist.getstatus</c>, documented in part).
    /// </summary>
    /// <param name="mailingListId">The mailing list.</param>
    /// <param name="status">Mailkit's word for the state that is wanted; null for any.</param>
    /// <param name="changedSince">Only what was changed at this time or later, in Mailkit's own zone, which is not stated.</param>
    /// <param name="options">Where to begin; a page has 10000 rows at most (documented).</param>
    public MailkitPager<Recipient> GetRecipients(
        long mailingListId, string? status = null, DateTime? changedSince = null, PagingOptions? options = null) => Page(
        "mailkit.mailinglist.getstatus",
        (start, limit) =>
        [
            MailkitParameter.Required("ID_user_list", mailingListId),
            MailkitParameter.Optional("status", status, string.Empty),
            MailkitParameter.Optional("change_date", WireText.Date(changedSince), string.Empty),
            MailkitParameter.Optional("ID_email", start?.ToString(CultureInfo.InvariantCulture), string.Empty),
            MailkitParameter.Required("limit", limit.ToString(CultureInfo.InvariantCulture)),
        ],
        () => new Recipient(mailingListId),
        recipient => recipient.EmailId,
        usualPageSize: 10000,
        options);

    /// <summary>
    /// The engagement of each recipient of a mailing list (<c>mailkit.mailinglist.engagement</c>, documented), in pages of 25,000 unless
    /// <paramref name="options"/> say something else.
    /// </summary>
    /// <param name="mailingListId">The mailing list.</param>
    /// <param name="options">Where to begin; none means the first recipient.</param>
    public MailkitPager<Engagement> GetEngagement(long mailingListId, PagingOptions? options = null) => Page(
        "mailkit.mailinglist.engagement",
        (start, limit) =>
        [
            MailkitParameter.Required("ID_user_list", mailingListId),
            MailkitParameter.Required("ID_email", start ?? 0),
            MailkitParameter.Required("limit", limit),
        ],
        () => new Engagement(mailingListId),
        row => row.EmailId,
        usualPageSize: 25000,
        options);
}
