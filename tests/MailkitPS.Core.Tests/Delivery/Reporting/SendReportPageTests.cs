using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using static MailkitPS.Core.Tests.ReportPages;

namespace MailkitPS.Core.Tests;

/// <summary>What stands in a report, and what can never be done with it.</summary>
public sealed class SendReportPageTests
{
    private static readonly string[] Words = ["title", "desc"];

    private const string Evil = "</style><script>alert(1)</script>\"'& onload=x \u202Eevil\u0007\uFFFE\uD800\n=cmd|' /C calc'!A0";

    [Theory]
    [InlineData("", "No row came: no error, no bounce, no outcome. Where errors were asked for, Mailkit listed none at that moment.")]
    [InlineData("S", "The only recipient is accounted for: 1 sent.")]
    [InlineData("SR", "Both recipients are accounted for: 1 sent, 1 refused.")]
    [InlineData("SSFRW", "All 5 recipients are accounted for: 2 sent, 1 waiting, 1 failed, 1 refused.")]
    [InlineData("M", "The only recipient is missing: neither a message nor an error names that one.")]
    [InlineData("SM", "1 of 2 recipients is missing: neither a message nor an error names that one.")]
    [InlineData("SMM", "2 of 3 recipients are missing: neither a message nor an error names them.")]
    [InlineData("MMM", "All 3 recipients are missing: neither a message nor an error names them.")]
    [InlineData("e", "1 recipient was refused: Mailkit names an error.")]
    [InlineData("ee", "2 recipients were refused: Mailkit names an error for each.")]
    [InlineData("s", "The only message is sent.")]
    [InlineData("ss", "Both messages are sent.")]
    [InlineData("sss", "All 3 messages are sent.")]
    [InlineData("sff", "1 of 3 messages is sent, 2 failed.")]
    [InlineData("ssfw", "2 of 4 messages are sent, 1 failed, 1 is waiting.")]
    [InlineData("ww", "0 of 2 messages are sent, 2 are waiting.")]
    [InlineData("sse", "Both messages are sent. 1 recipient was refused: Mailkit names an error.")]
    [InlineData("b", "1 message came back.")]
    [InlineData("bb", "2 messages came back.")]
    [InlineData("k", "The reactions to 1 delivery, in 1 stretch of time.")]
    [InlineData("kk", "The reactions to 1 delivery, in 2 stretches of time.")]
    public void The_headline_says_it_in_plain_words(string rows, string headline)
    {
        string page = Write(report => Fill(report, rows));
        AssertHarmless(page);
        Assert.Equal(headline, Headline(page));
    }

    [Fact]
    public void Errors_alone_are_told_of_those_who_were_submitted_where_that_is_known()
    {
        string page = Write(report =>
        {
            Fill(report, "ee");
            report.Facts.Add(new SendMassRequest(50_000, "2026-03-14T09:26:53.000Z", 7001, 1, string.Empty) { RequestId = 8001 });
        });
        Assert.Equal("2 of 50,000 submitted recipients were refused: Mailkit names an error for each.", Headline(page));
        Assert.Contains("Campaign7001", Parse(page).Root!.Value, StringComparison.Ordinal);
        Assert.Contains("Submitted2026-03-14 09:26:53 UTC", Parse(page).Root!.Value, StringComparison.Ordinal);
        Assert.Equal("Mass send 8001", Parse(page).Descendants(Html + "h1").Single().Value);
    }

    [Theory]
    [InlineData(SendMassState.Snapshot, "One look at what was there: more may come.")]
    [InlineData(SendMassState.Settled, "Settled: presumably complete. Mailkit never confirms it.")]
    [InlineData(
        SendMassState.Accounted, "Everybody who was submitted has been seen. Mailkit never confirms that this is complete.")]
    [InlineData(SendMassState.TimedOut, "The wait ended at its deadline, before the result had settled: more may come.")]
    public void The_state_of_the_comparison_is_said_and_its_counts_win_over_a_part_of_its_rows(SendMassState state, string words)
    {
        MassMailSummary summary = new()
        {
            SubmittedCount = 50_000,
            SentCount = 49_990,
            MissingCount = 10,
            State = state,
            RequestIds = "8001, 8002",
            SendIds = "60001",
            SourceReadAt = "2026-03-14T11:40:02.000Z",
            NotSubmittedCount = 1,
        };
        string page = Write(report =>
        {
            for (int i = 1; i <= 10; i++)
            {
                MassMailOutcome outcome = Outcome(i, $"a{i}@example.com", RecipientOutcome.Missing);
                outcome.Summary = summary;
                report.Add(outcome);
            }
        });
        AssertHarmless(page);
        string text = Parse(page).Root!.Value;
        Assert.Equal("10 of 50,000 recipients are missing: neither a message nor an error names them.", Headline(page));
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains("Requests8001, 8002", text, StringComparison.Ordinal);
        Assert.Contains("Read2026-03-14 11:40:02 UTC", text, StringComparison.Ordinal);
        Assert.Contains("1 message of these deliveries went to people who were not submitted.", text, StringComparison.Ordinal);
        Assert.Contains("What follows is made of the 10 outcomes", text, StringComparison.Ordinal);
        Assert.Equal("example.com|10|100.0 %|10", Assert.Single(Rows(page, "Recipients by domain")));
    }

    [Fact]
    public void Each_kind_of_row_has_its_section_with_its_numbers()
    {
        string page = Write(report =>
        {
            Fill(report, "SSSFRRM");
            Fill(report, "bbk");
        });
        Assert.Equal(
            ["Outcomes", "Errors", "Bounces", "Domains", "Over time", "Reactions", "Who", "How to read this"], Sections(page));
        Assert.Equal(
            [
                "SentMailkit lists a message as sent.|3|42.9 %",
                "WaitingQueued: no word yet from the receiving side.|0|0.0 %",
                "FailedMailkit lists a message as failed: it came back.|1|14.3 %",
                "RefusedMailkit names an error, and there is no message.|2|28.6 %",
                "MissingNobody knows. Look again later, and check whether their batch was sent.|1|14.3 %",
            ],
            Rows(page, "What became of them"));
        Assert.Equal(
            ["Unsubscribed (6)They have opted out. Take them out of your source.|2|100.0 %|"], Rows(page, "What Mailkit refused"));
        Assert.Equal(["5.1.1For good: there is no such mailbox.|2|100.0 %|"], Rows(page, "Why mail came back"));
        Assert.Equal(["example.com|4|57.1 %|3|1|2|1"], Rows(page, "Recipients by domain"));
        Assert.Contains("Opt-outsHow many recipients opted out.|1", Rows(page, "Reactions"));
        Assert.Equal(["Missing", "Refused", "Refused", "Failed"], Rows(page, "masked").Select(row => row.Split('|')[2]));
        Assert.Equal("4 recipients who are not sent, the worst first", Parse(page).Descendants(Html + "summary").Last().Value);
    }

    [Fact]
    public void Errors_and_messages_beside_outcomes_are_not_counted_again()
    {
        string page = Write(report => Fill(report, "SRees"));
        Assert.Equal("Both recipients are accounted for: 1 sent, 1 refused.", Headline(page));
        Assert.Contains("they are not counted again", Parse(page).Root!.Value, StringComparison.Ordinal);
        Assert.Contains("Made of2 outcomes, 2 errors, 1 message", Parse(page).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_domain_far_above_the_average_is_told_by_words_and_the_rest_is_one_line()
    {
        string page = Write(report =>
        {
            for (int i = 0; i < 1000; i++)
            {
                report.Add(Outcome(i, $"a{i}@big.example", i < 20 ? RecipientOutcome.Failed : RecipientOutcome.Sent));
                report.Add(Outcome(i, $"a{i}@d{i % 40}.example", i < 40 ? RecipientOutcome.Missing : RecipientOutcome.Sent));
            }

            for (int i = 0; i < 10; i++)
            {
                report.Add(Outcome(i, $"A{i}@OLD.Example", i < 9 ? RecipientOutcome.Refused : RecipientOutcome.Sent, 2));
            }
        });
        string[] rows = [.. Rows(page, "Recipients by domain")];
        Assert.Equal(21, rows.Length);
        Assert.Equal("big.example|20|2.0 %|980|20|0|0", rows[0]);
        Assert.Equal("old.examplefar above the average|9|90.0 %|1|0|9|0", rows[1]);
        Assert.StartsWith("22 others|22|", rows[20], StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_named_whole_unless_that_is_asked_for()
    {
        static void Add(SendReport report)
        {
            report.Add(Error("alice@example.com", 2, "invalid: alice@example.com, permanent"));
            report.Add(Error("jo@example.com", 2));
            report.Add(Error("alice(at)example.com", 2));
            report.Add(Error(null, 3));
        }

        Assert.Equal(
            [
                "a…e@example.com|Refused|InvalidEmail (2)|invalid: a…e@example.com, permanent",
                "j…@example.com|Refused|InvalidEmail (2)|",
                "a…m|Refused|InvalidEmail (2)|",
                "(none)|Refused|MissingEmail (3)|",
            ],
            Rows(Write(Add), "Addresses are masked"));
        Assert.DoesNotContain("alice@", Write(Add), StringComparison.Ordinal);
        Assert.Equal(
            "alice@example.com|Refused|InvalidEmail (2)|invalid: alice@example.com, permanent",
            Rows(Write(Add, includesAddresses: true), "Addresses are shown").First());
    }

    [Fact]
    public void The_worst_are_named_first_and_how_many_are_not_is_said()
    {
        string page = Write(report => Fill(report, "WWFFRRMM"), maximumRow: 5);
        Assert.Equal(["7|Missing", "8|Missing", "5|Refused", "6|Refused", "3|Failed"], Named(page));
        Assert.Contains("5 of 8 recipients who are not sent, the worst first", page, StringComparison.Ordinal);
        Assert.Contains("3 more are not shown", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Who", Sections(Write(report => Fill(report, "WM"), maximumRow: 0)));

        static IEnumerable<string> Named(string page) =>
            Rows(page, "masked").Select(row => row.Split('|')).Select(cells => $"{cells[0]}|{cells[2]}");
    }

    [Theory]
    [InlineData("2026-03-14 09:30", "2026-03-14 09:30", "by the minute, on 2026-03-14")]
    [InlineData("2026-03-14 09:30", "2026-03-14 10:29", "by the minute, on 2026-03-14")]
    [InlineData("2026-03-14 09:30", "2026-03-14 10:30", "by 5 minutes, on 2026-03-14")]
    [InlineData("2026-03-14 09:30", "2026-03-14 23:30", "by 15 minutes, on 2026-03-14")]
    [InlineData("2026-03-14 09:30", "2026-03-16 09:30", "by the hour, from 2026-03-14 to 2026-03-16")]
    [InlineData("2026-03-01 09:30", "2026-04-15 09:30", "by the day, from 2026-03-01 to 2026-04-15")]
    [InlineData("2026-01-01 09:30", "2026-12-15 09:30", "by the week, from 2025-12-29 to 2026-12-14")]
    [InlineData("0001-01-01 00:00", "9999-12-31 23:59", "by 16384 weeks, from 0001-01-01 to ")]
    public void Time_has_at_most_sixty_bars(string first, string last, string step)
    {
        string page = Of(first, last, first);
        string reversed = Of(last, first, first);
        Assert.Equal(page, reversed);
        AssertHarmless(page);
        Assert.Contains($"Errors {step}", page, StringComparison.Ordinal);
        Assert.Contains("zone is not stated", page, StringComparison.Ordinal);
        XElement picture = Parse(page).Descendants(Svg + "svg").Single(svg => (string?)svg.Attribute("class") == "time");
        Assert.InRange(int.Parse(((string)picture.Attribute("viewBox")!).Split(' ')[2], CultureInfo.InvariantCulture), 4, 60);
        Assert.Equal(3, Rows(page, "^Errors by").Sum(row => int.Parse(row.Split('|')[1], CultureInfo.InvariantCulture)));

        static string Of(params string[] times) =>
            Write(report => Array.ForEach(times, time => report.Add(Error("a@example.com", 6, date: At(time)))));
    }

    [Fact]
    public void Bounces_have_their_own_time_and_rows_without_a_date_are_counted()
    {
        string page = Write(report =>
        {
            report.Add(Error("a@example.com", 6, date: At("2026-03-14 09:30")));
            report.Add(Error("a@example.com", 6));
            report.Add(new DeliveryBounce(60001) { Email = "b@example.com", Status = "4.2.2", Date = At("2026-03-16 09:30") });
        });
        Assert.Equal(["2026-03-14 09:00|1|0", "2026-03-16 09:00|0|1"], Rows(page, "^Errors and bounces by the hour"));
        Assert.Contains("Without a date: 1.", page, StringComparison.Ordinal);
        Assert.Equal(["4.2.2For the time being: the mailbox is full.|1|100.0 %|"], Rows(page, "Why mail came back"));
    }

    [Theory]
    [InlineData("", 1, 600)]
    [InlineData("\"", 1000, 600)]
    [InlineData("\u202E", 1000, 600)]
    [InlineData("ž", 1000, 600)]
    [InlineData("", 20_000, 3)]
    public void Hostile_texts_do_nothing_in_any_field(string part, int times, int rows)
    {
        // An attribute cannot hold half a character.
        part = part.Length == 0 ? Evil : part;
        string text = string.Concat(Enumerable.Repeat(part, times));
        string email = $"{text}@{text}";
        foreach (bool includesAddresses in new[] { false, true })
        {
            string page = Write(Fill, includesAddresses: includesAddresses, title: text);
            AssertHarmless(page);
            Assert.DoesNotContain('\u202E', page);
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        }

        void Fill(SendReport report)
        {
            MassMailSummary summary = new()
            {
                Caveats = text,
                RequestIds = text,
                SendIds = text,
                SubmittedAt = text,
                SourceReadAt = text,
                Source = text,
            };
            for (int i = 1; i <= rows; i++)
            {
                MassMailOutcome outcome = Outcome(i, email, RecipientOutcome.Refused, i, text);
                outcome.Summary = summary;
                report.Add(outcome);
                report.Add(Error($"a@{i}{part}", i, text));
                report.Add(Message(email, text));
                report.Add(new DeliveryBounce(1) { Email = email, Status = i + part, EmailStatus = text });
            }

            report.Facts.Add(new SendMassRequest(1, text, 1, 1, text));
        }
    }

    [Fact]
    public void What_is_invisible_is_shown_and_half_a_character_is_replaced()
    {
        string shown = Write(report => report.Add(Error(Evil, 2, Evil)), includesAddresses: true);
        Assert.Contains("\\u202Eevil\\u0007", shown, StringComparison.Ordinal);
        Assert.Contains("\uFFFD\\n=cmd|&#39; /C calc&#39;!A0", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_allows_the_style_and_nothing_else()
    {
        XDocument page = Parse(Write(report => Fill(report, "SM")));
        string style = page.Descendants(Html + "style").Single().Value;
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'",
            (string?)page.Descendants(Html + "meta").Single(meta => meta.Attribute("http-equiv") is not null).Attribute("content"));
        Assert.DoesNotMatch("[<&]", style);
    }

    [Fact]
    public void A_screen_reader_gets_the_same()
    {
        XDocument page = Parse(Write(report => Fill(report, "SSWFRMbbk")));
        Assert.Equal("en", (string?)page.Root!.Attribute("lang"));
        Assert.All(page.Descendants(Html + "table"), table => Assert.NotNull(table.Element(Html + "caption")));
        Assert.All(page.Descendants(Html + "th"), heading => Assert.NotNull(heading.Attribute("scope")));
        foreach (XElement picture in page.Descendants(Svg + "svg").Where(svg => svg.Attribute("aria-hidden") is null))
        {
            Assert.Equal("img", (string?)picture.Attribute("role"));
            string[] ids = ((string)picture.Attribute("aria-labelledby")!).Split(' ');
            Assert.Equal(ids, from name in Words select (string?)picture.Element(Svg + name)!.Attribute("id"));
            Assert.All(picture.Elements().Take(2), words => Assert.NotEqual(string.Empty, words.Value));
        }

        string[] allIds = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(allIds.Distinct(), allIds);
        Assert.Equal("2 sent, 1 waiting, 1 failed, 1 refused, 1 missing.", page.Descendants(Svg + "desc").First().Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Colours_can_be_told_from_what_they_stand_on(int scheme)
    {
        string style = Parse(Write(_ => { })).Descendants(Html + "style").Single().Value;
        Dictionary<string, string> colours = style.Split([":root {"], StringSplitOptions.None)[1 + scheme].Split('}')[0]
            .Split(';')
            .Select(declaration => declaration.Split(':'))
            .Where(declaration => declaration[0].Trim().StartsWith("--", StringComparison.Ordinal))
            .ToDictionary(declaration => declaration[0].Trim(), declaration => declaration[1].Trim());
        foreach (string ground in new[] { "--bg", "--soft" })
        {
            Assert.All(["--fg", "--dim"], text => Assert.InRange(Contrast(colours[text], colours[ground]), 4.5, 21));

            // The word of the headline has the colour of an outcome, so that these are texts, too.
            Assert.All(
                ["--Sent", "--Waiting", "--Failed", "--Refused", "--Missing"],
                bar => Assert.InRange(Contrast(colours[bar], colours[ground]), 4.5, 21));
        }

        Assert.InRange(Contrast(colours["--bar"], colours["--bg"]), 3, 21);
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes_under_any_culture()
    {
        string expected = Write(Mixed);
        Assert.Contains("1,234 outcomes", expected, StringComparison.Ordinal);
        foreach (string culture in new[] { "cs-CZ", "tr-TR", "ar-SA", "en-US" })
        {
            CultureInfo before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal(expected, Write(Mixed));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }

        static void Mixed(SendReport report)
        {
            for (int i = 1; i <= 1234; i++)
            {
                report.Add(Outcome(i, $"I{i}@INFO{i % 30}.example", (RecipientOutcome)(i % 5), i % 5 == 4 ? 1 + (i % 9) : null, "Info"));
            }
        }
    }

    [Theory]
    [InlineData(1, 50_000, "< 0.1 %")]
    [InlineData(49_999, 50_000, "> 99.9 %")]
    [InlineData(50_000, 50_000, "100.0 %")]
    [InlineData(0, 50_000, "0.0 %")]
    [InlineData(0, 0, "–")]
    [InlineData(1, 3, "33.3 %")]
    public void A_few_are_not_none_and_nearly_all_are_not_all(long part, long all, string share) =>
        Assert.Equal(share, ReportWords.Share(part, all));

    [Fact]
    public void What_is_not_claimed_is_said_in_the_words_of_the_comparison()
    {
        string page = Write(report => Fill(report, "SSWM"));
        string text = Parse(page).Root!.Value;
        Assert.Contains(MassMailCaveats.Read.Because, text, StringComparison.Ordinal);
        Assert.Contains(MassMailCaveats.Lost.NotClaimed, text, StringComparison.Ordinal);
        Assert.Contains(MassMailCaveats.WaitingEnds.Because, text, StringComparison.Ordinal);
        Assert.DoesNotContain(MassMailCaveats.EqualAddresses.Because, text, StringComparison.Ordinal);

        // Where the comparison has said which ones apply, these do, and what it says besides is not lost.
        MassMailSummary summary = new() { SubmittedCount = 4, Caveats = $"Looked into two deliveries. {MassMailCaveats.OptOut}" };
        page = Write(report =>
        {
            report.Facts.Add(summary);
            Fill(report, "SSWM");
        });
        text = Parse(page).Root!.Value;
        Assert.Contains("Looked into two deliveries.", text, StringComparison.Ordinal);
        Assert.Contains(MassMailCaveats.OptOut.Because, text, StringComparison.Ordinal);
        Assert.DoesNotContain(MassMailCaveats.Lost.Because, text, StringComparison.Ordinal);
    }

    /// <summary>Adds a row for each letter: capitals are outcomes, the others errors, messages, bounces and reactions (k).</summary>
    private static void Fill(SendReport report, string rows)
    {
        foreach ((int place, char letter) in rows.Index())
        {
            string email = $"person{place}@example.com";
            switch (letter)
            {
                case 'e':
                    report.Add(Error(email, 2));
                    break;
                case 's' or 'f' or 'w':
                    report.Add(Message(email, letter == 's' ? "sent" : letter == 'f' ? "FAILED" : "wait_ab"));
                    break;
                case 'b':
                    report.Add(new DeliveryBounce(60001) { Email = email, Status = "5.1.1", Date = At("2026-03-14 09:30") });
                    break;
                case 'k':
                    report.Add(new DeliveryFeedback(60001) { ReadCount = 10, UnsubscribeCount = 1 });
                    break;
                default:
                    RecipientOutcome outcome = Enum.GetValues<RecipientOutcome>().Single(value => $"{value}"[0] == letter);
                    report.Add(Outcome(place + 1, email, outcome, outcome == RecipientOutcome.Refused ? 6 : null));
                    break;
            }
        }
    }

    /// <summary>The contrast of two colours as WCAG 2 computes it.</summary>
    private static double Contrast(string one, string other)
    {
        double[] luminances = [.. new[] { Luminance(one), Luminance(other) }.Order()];
        return (luminances[1] + 0.05) / (luminances[0] + 0.05);
    }

    private static double Luminance(string colour)
    {
        string digits = colour.Length == 4 ? string.Concat(colour[1..].Select(digit => $"{digit}{digit}")) : colour[1..];
        double[] parts =
        [
            .. digits.Chunk(2)
                .Select(part => int.Parse(new string(part), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
                .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)),
        ];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
