namespace MailkitPS;

/// <summary>What recipients did with the mail.</summary>
internal static class ReactionSection
{
    /// <summary>Writes the section, if rows of reactions came.</summary>
    public static void Write(ReportWriter page, SendReport report)
    {
        Reactions reactions = report.Reactions;
        if (reactions.RowCount == 0)
        {
            return;
        }

        (string Name, string Meaning, long Count)[] all =
        [
            ("Reads", "How often messages were read (inferred).", reactions.Reads),
            ("Readers", "How many recipients read their message (inferred).", reactions.Readers),
            ("Clicks", "How often links were clicked (inferred).", reactions.Clicks),
            ("Visitors", "How many recipients clicked a link (inferred).", reactions.Visitors),
            ("Opt-outs", "How many recipients opted out.", reactions.OptOuts),
            ("Spam reports", "How many recipients reported spam.", reactions.SpamReports),
        ];
        page.Begin("Reactions");
        page.OpenTable("Reactions, added up over their stretches of time", ("Reaction", string.Empty), ("Count", "n"));
        foreach ((string name, string meaning, long count) in all)
        {
            page.OpenRow(name, meaning);
            page.Numbers(ReportWords.Number(count));
            page.Markup.CloseLine();
        }

        page.CloseTable();
        page.Dim("Whoever came back in another stretch of time may be counted again.");
        page.End();
    }
}
