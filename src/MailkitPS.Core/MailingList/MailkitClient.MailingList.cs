namespace MailkitPS;

public sealed partial class MailkitClient
{
    /// <summary>The mailing lists of the account (<c>mailkit.mailinglist.list</c>, seen in clients).</summary>
    public MailkitRowReader<MailingList> GetMailingLists() => Read(new("mailkit.mailinglist.list"), () => new MailingList());

    /// <summary>
    /// The engagement of each recipient of a mailing list (<c>mailkit.mailinglist.engagement</c>, documented), in pages of 25,000 unless
    /// <paramref name="options"/> say something else.
    /// </summary>
    /// <param name="mailingListId">The mailing list.</param>
    /// <param name="options">Where to begin; none means the first recipient.</param>
    public MailkitPager<Engagement> GetEngagement(long mailingListId, PagingOptions? options = null) => Page(
        (start, limit) => new(
            "mailkit.mailinglist.engagement",
            MailkitParameter.Required("ID_user_list", mailingListId),
            MailkitParameter.Required("ID_email", start ?? 0),
            MailkitParameter.Required("limit", limit)),
        () => new Engagement(mailingListId),
        row => row.EmailId,
        usualPageSize: 25000,
        options);
}
