using System.Globalization;

namespace MailkitPS.Core.Tests.Delivery.Comparing;

/// <summary>What a comparison of a mass send finds, case by case.</summary>
[Collection(nameof(Alone))]
public sealed class MassMailComparisonTests
{
    private static readonly DateTimeOffset SubmittedAt = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("sent", RecipientOutcome.Sent)]
    [InlineData("SENT", RecipientOutcome.Sent)]
    [InlineData("Failed", RecipientOutcome.Failed)]
    [InlineData("wait", RecipientOutcome.Waiting)]
    [InlineData("WAIT_AB", RecipientOutcome.Waiting)]
    [InlineData("on its way", RecipientOutcome.Waiting)]
    [InlineData("", RecipientOutcome.Waiting)]
    [InlineData(null, RecipientOutcome.Waiting)]
    public void A_state_is_read_in_any_letter_case_and_one_that_is_not_known_waits(string? status, RecipientOutcome outcome)
    {
        MassMailComparison comparison = new();
        comparison.Add("ada@example.com", null);
        comparison.AddMessage(Message("ada@example.com", status));
        comparison.EndReading();
        Assert.Equal(outcome, Assert.Single(comparison.Outcomes()).Outcome);
        Assert.Equal((true, outcome != RecipientOutcome.Waiting), (comparison.Summary.IsAccounted, comparison.Summary.IsFinished));
    }

    [Theory]
    [InlineData(-13.1, false)]
    [InlineData(-12.9, true)]
    [InlineData(0, true)]
    [InlineData(14, true)]
    public void A_message_counts_unless_it_is_older_than_the_submission_in_every_zone(double hours, bool counts)
    {
        MassMailComparison comparison = new(submittedAt: SubmittedAt);
        comparison.Add("ada@example.com", null);
        SeenMessage message = new(60001, 7, null, "ada@example.com", "sent", SubmittedAt.UtcDateTime.AddHours(hours));
        Assert.Equal(counts, comparison.AddMessage(message));
        comparison.EndReading();
        Assert.Equal((counts ? 1 : 0, counts ? 0 : 1), (comparison.Summary.SentCount, comparison.Summary.MissingCount));
        Assert.Equal(counts ? 1 : 0, comparison.Summary.MessageCount);
        Assert.True(comparison.AddMessage(Message("ada@example.com", "sent")), "A message without a date is left out by none.");
    }

    [Theory]
    [InlineData(7L, 7L, false)]
    [InlineData(8L, 7L, true)]
    [InlineData(null, 7L, false)]
    [InlineData(1L, 0L, true)]
    public void A_message_of_the_baseline_does_not_count(long? id, long after, bool counts)
    {
        MassMailComparison comparison = new(after: after);
        comparison.Add("ada@example.com", null);
        Assert.Equal(counts, comparison.AddMessage(new SeenMessage(60001, id, null, "ada@example.com", "sent", null)));
    }

    [Fact]
    public void Messages_are_dealt_out_before_errors_and_the_best_come_first()
    {
        MassMailComparison comparison = new();
        foreach (string email in new[] { "ada@example.com", "bob@example.com", "ADA@example.com", "ada@EXAMPLE.com" })
        {
            comparison.Add(email, null);
        }

        comparison.AddError(Error("ada@example.com", 6));
        comparison.AddError(Error("bob@example.com", 2));
        comparison.AddMessage(Message("ada@example.com", "failed"));
        comparison.AddMessage(Message("ADA@example.com", "sent"));
        comparison.AddMessage(Message("bob@example.com", "wait"));
        comparison.AddMessage(Message("carl@example.com", "sent"));
        comparison.EndReading();
        string[] found =
        [
            .. comparison.Outcomes().Select(one =>
                $"{one.Position} {one.Outcome} {one.ErrorCode} {one.MatchedBy} {one.IsAmbiguous} {one.SubmittedCount}"),
        ];
        Assert.Equal(
            [
                "1 Sent  Normalized True 3",
                "2 Waiting 2 Exact True 1",
                "3 Failed  Normalized True 3",
                "4 Refused 6 Normalized True 3",
            ],
            found);
        MassMailSummary summary = comparison.Summary;
        Assert.Equal(
            "4 2 1 1 1 1 0 4 1",
            FormattableString.Invariant($"{summary.SubmittedCount} {summary.DistinctCount} {summary.SentCount} {summary.FailedCount} ")
            + FormattableString.Invariant($"{summary.WaitingCount} {summary.RefusedCount} {summary.MissingCount} ")
            + FormattableString.Invariant($"{summary.AmbiguousCount} {summary.NotSubmittedCount}"));
    }

    [Theory]
    [InlineData("sent sent", "Sent Missing")]
    [InlineData("wait failed", "Failed Missing")]
    [InlineData("failed sent", "Sent Missing")]
    public void A_message_that_is_listed_twice_is_one_in_the_state_that_came_last(string states, string outcomes)
    {
        foreach (int inputs in new[] { 2, 1 })
        {
            MassMailComparison comparison = new();
            for (int i = 0; i < inputs; i++)
            {
                comparison.Add("ada@example.com", null);
            }

            foreach (string state in states.Split(' '))
            {
                comparison.AddMessage(Message("ada@example.com", state, id: 7));
            }

            comparison.EndReading();
            Assert.Equal(
                outcomes.Split(' ').Take(inputs), comparison.Outcomes().Select(outcome => outcome.Outcome.ToString()));
            Assert.Equal((inputs - 1, inputs > 1 ? 2 : 0), (comparison.Summary.MissingCount, comparison.Summary.AmbiguousCount));
        }
    }

    [Fact]
    public void An_id_counts_before_the_address()
    {
        MassMailComparison comparison = new();
        comparison.Add("same@example.com", 1);
        comparison.Add("same@example.com", 2);
        comparison.Add("old@example.com", 3);
        comparison.AddMessage(new SeenMessage(60001, 71, 2, "same@example.com", "sent", null));
        comparison.AddMessage(new SeenMessage(60001, 72, 3, "new@example.com", "sent", null));
        comparison.Add("dora@example.com", 4);
        comparison.Add("emil@example.com", 5, position: 9);
        comparison.AddMessage(new SeenMessage(60001, 73, 5, "dora@example.com", "sent", null));
        comparison.EndReading();
        string[] found =
        [
            .. comparison.Outcomes().Select(outcome =>
                $"{outcome.Position} {outcome.Outcome} {outcome.SendMessageId} {outcome.MatchedBy} {outcome.IsAmbiguous}"),
        ];
        Assert.Equal(
            [
                "1 Missing  None True",
                "2 Sent 71 EmailId True",
                "3 Sent 72 EmailId False",
                "4 Missing  None True",
                "9 Sent 73 EmailId True",
            ],
            found);
    }

    [Fact]
    public void A_reading_that_breaks_off_makes_nobody_missing()
    {
        MassMailComparison comparison = new();
        comparison.Add("ada@example.com", null);
        comparison.Add("bob@example.com", null);
        comparison.AddMessage(Message("ada@example.com", "wait"));
        comparison.AddMessage(Message("bob@example.com", "wait"));
        comparison.EndReading();

        comparison.BeginReading();
        comparison.AddMessage(Message("bob@example.com", "sent"));
        comparison.Count();
        Assert.Equal((1, 1, 0), (comparison.Summary.SentCount, comparison.Summary.WaitingCount, comparison.Summary.MissingCount));
        Assert.Equal(2, comparison.Summary.MessageCount);

        comparison.BeginReading();
        comparison.AddMessage(Message("bob@example.com", "sent"));
        comparison.EndReading();
        Assert.Equal((1, 0, 1), (comparison.Summary.SentCount, comparison.Summary.WaitingCount, comparison.Summary.MissingCount));
        Assert.Equal([RecipientOutcome.Missing, RecipientOutcome.Sent], comparison.Outcomes().Select(outcome => outcome.Outcome));
    }

    [Fact]
    public void Nobody_submitted_is_not_accounted_for()
    {
        MassMailComparison comparison = new();
        comparison.EndReading();
        Assert.False(comparison.Summary.IsAccounted);
        Assert.False(comparison.Summary.IsFinished);
        Assert.Empty(comparison.Outcomes());
    }

    [Fact]
    public void An_address_comes_back_as_it_was_submitted_whatever_it_holds()
    {
        string[] emails = ["😀\ud800@example.com", new string('ž', 40_000) + "@example.com", "Žofie@EXAMPLE.com", "a@b"];
        MassMailComparison comparison = new();
        foreach (string email in emails)
        {
            comparison.Add(email, null);
        }

        Assert.Equal(emails, comparison.Outcomes().Select(outcome => outcome.Email));
    }

    [Fact]
    public void The_caveats_are_those_that_apply()
    {
        MassMailComparison comparison = new();
        comparison.Caveats.Add(MassMailCaveats.NoSubmissionTime);
        comparison.Add("ada@example.com", null);
        comparison.EndReading();
        Assert.Equal($"{MassMailCaveats.NoSubmissionTime} {MassMailCaveats.Lost} {MassMailCaveats.OptOut}", comparison.Summary.Caveats);

        comparison.BeginReading();
        comparison.AddMessage(Message("ada@example.com", "sent"));
        comparison.AddMessage(Message("bob@example.com", "sent"));
        comparison.EndReading();
        Assert.Equal(
            $"{MassMailCaveats.NoSubmissionTime} {MassMailCaveats.Read} {MassMailCaveats.OtherRequest} {MassMailCaveats.OptOut}",
            comparison.Summary.Caveats);
    }

    [Fact]
    public void A_recipient_with_a_message_takes_130_bytes_and_those_of_its_address()
    {
        const int Count = 200_000;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        MassMailComparison comparison = new();
        int bytes = 0;
        for (int i = 0; i < Count; i++)
        {
            string email = string.Create(CultureInfo.InvariantCulture, $"user{i}@example.com");
            bytes += email.Length;
            comparison.Add(email, null);
        }

        for (int i = 0; i < Count; i++)
        {
            comparison.AddMessage(Message(string.Create(CultureInfo.InvariantCulture, $"user{i}@example.com"), "sent"));
        }

        comparison.EndReading();
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(Count, comparison.Summary.SentCount);
        Assert.InRange(kept, 0, (Count * 130L) + bytes);
        GC.KeepAlive(comparison);
    }

    private static SeenMessage Message(string email, string? status, long? id = null) => new(60001, id, null, email, status, null);

    private static SendMassResult Error(string email, int code) => new(8001) { Email = email, ErrorCode = code };
}
