using System;
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
