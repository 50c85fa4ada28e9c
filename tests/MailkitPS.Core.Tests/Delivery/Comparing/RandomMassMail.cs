using System.Globalization;
using System.Text;

namespace MailkitPS.Core.Tests.Delivery.Comparing;

/// <summary>
/// A mass send that somebody might have made: equal recipients, addresses in other letter case, Unicode form and spelling of the domain,
/// deliveries that others share, rows that come late, and rows about nobody.
/// </summary>
internal sealed class RandomMassMail
{
    private const long FirstId = 1_000_000;
    private const long OtherList = 10_000_000;

    private static readonly string?[] States =
        ["sent", "sent", "sent", "SENT", "failed", "Failed", "wait", "WAIT_AB", "wait_ab", "odd", "", null];
    private static readonly string[] Domains = ["example.com", "žluťoučký.cz", "MAIL.example.org"];
    private static readonly IdnMapping Idn = new();

    private readonly Random _random;
    private readonly int _persons;
    private readonly bool _usesIds;
    private readonly bool _hasIdsInRows;
    private readonly bool _isCaseSensitive;
    private readonly DateTime _date = new(2026, 3, 14, 9, 0, 0);

    public RandomMassMail(int seed, int maxRecipients)
    {
        _random = new Random(seed);
        _persons = 1 + _random.Next(maxRecipients);
        _usesIds = _random.Next(3) == 0;
        _hasIdsInRows = _random.Next(4) > 0;
        _isCaseSensitive = _random.Next(4) == 0;
        SubmittedAt = _random.Next(3) > 0 ? new DateTimeOffset(_date, TimeSpan.Zero) : null;
        After = _random.Next(4) == 0 ? _random.Next(2 * _persons) : null;
    }

    public DateTimeOffset? SubmittedAt { get; }

    public long? After { get; }

    /// <summary>Compares, and asserts that the comparison and the model find the same.</summary>
    /// <returns>How many outcomes there were.</returns>
    public int Check()
    {
        MassMailComparison comparison = new(_isCaseSensitive, SubmittedAt, After);
        MassMailModel model = new(SubmittedAt, After);
        for (int i = 0; i < _persons; i++)
        {
            // Some are in the input more than once.
            int person = _random.Next(10) == 0 ? _random.Next(_persons) : i;
            string email = Address(person, out string identity).Trim();
            long? emailId = _usesIds && _random.Next(5) > 0 ? IdOf(person) : null;
            comparison.Add(email, emailId);
            model.Add(email, identity, emailId);
        }

        int errors = _random.Next(2) == 0 ? _random.Next(_persons) / 5 : 0;
        for (int i = 0; i < errors; i++)
        {
            SendMassResult row = Error(out string identity);
            comparison.AddError(row);
            model.AddError(row, identity);
        }

        for (int reading = _random.Next(3); reading > 0; reading--)
        {
            // What an earlier reading has found is not so any more.
            foreach ((SeenMessage message, string identity) in Messages(reading))
            {
                comparison.AddMessage(message);
                model.AddMessage(message, identity, isLatest: false);
            }

            comparison.EndReading();
            comparison.BeginReading();
        }

        foreach ((SeenMessage message, string identity) in Messages(10))
        {
            comparison.AddMessage(message);
            model.AddMessage(message, identity);
        }

        comparison.EndReading();
        string[] found = [.. comparison.Outcomes().Select(MassMailModel.Describe)];
        Assert.Equal(model.Outcomes, found);
        CheckSummary(comparison, model, errors);
        return found.Length;
    }

    private static void CheckSummary(MassMailComparison comparison, MassMailModel model, int errors)
    {
        MassMailSummary summary = comparison.Summary;
        MassMailOutcome[] outcomes = [.. comparison.Outcomes()];
        int CountOf(RecipientOutcome outcome) => outcomes.Count(one => one.Outcome == outcome);
        Assert.Equal(
            (outcomes.Length, model.Distinct, CountOf(RecipientOutcome.Sent), CountOf(RecipientOutcome.Failed)),
            (summary.SubmittedCount, summary.DistinctCount, summary.SentCount, summary.FailedCount));
        Assert.Equal(
            (CountOf(RecipientOutcome.Waiting), CountOf(RecipientOutcome.Refused), CountOf(RecipientOutcome.Missing)),
            (summary.WaitingCount, summary.RefusedCount, summary.MissingCount));
        Assert.Equal(
            (outcomes.Count(one => one.IsAmbiguous), model.NotSubmitted, model.Messages, (long)errors),
            (summary.AmbiguousCount, summary.NotSubmittedCount, summary.MessageCount, summary.ErrorRowCount));
        Assert.Equal(summary.MissingCount == 0, summary.IsAccounted);
        Assert.Equal(summary.MissingCount + summary.WaitingCount == 0, summary.IsFinished);
        Assert.All(outcomes, outcome => Assert.Same(summary, outcome.Summary));
    }

    private static long IdOf(int person) => FirstId + person;

    private IEnumerable<(SeenMessage Message, string Identity)> Messages(int tenths)
    {
        int id = 0;
        for (int i = 0; i < _persons; i++)
        {
            if (_random.Next(12) > tenths)
            {
                continue;
            }

            // Every eighth is of another request, and some come more than once.
            int person = _random.Next(8) == 0 ? _persons + i : _random.Next(3) == 0 ? _random.Next(_persons) : i;
            string email = Address(person, out string identity);
            yield return (
                new SeenMessage(
                    _random.Next(10) == 0 ? null : 60_001 + _random.Next(3),
                    _random.Next(20) == 0 ? null : ++id,
                    EmailIdOfRow(person),
                    email,
                    States[_random.Next(States.Length)],
                    _random.Next(10) == 0 ? null : _date.AddMinutes(_random.Next(-40 * 60, 10 * 60))),
                identity);
        }
    }

    private SendMassResult Error(out string identity)
    {
        int person = _random.Next(_persons + 3);
        return new SendMassResult(8001)
        {
            Email = Address(person, out identity),
            ErrorCode = _random.Next(1, 10),
            Info = _random.Next(2) == 0 ? null : "invalid email",
            Date = _random.Next(2) == 0 ? null : _date,
            EmailId = EmailIdOfRow(person),
            SendId = _random.Next(2) == 0 ? null : 60_001,
            SendMessageId = _random.Next(2) == 0 ? null : 5,
        };
    }

    /// <summary>The ID that Mailkit has of somebody, perhaps in another list.</summary>
    private long? EmailIdOfRow(int person) =>
        !_hasIdsInRows || _random.Next(10) == 0 ? null : IdOf(person) + (_random.Next(10) == 0 ? OtherList : 0);

    /// <summary>One of the ways in which the address of somebody may be written, and what is the same in all of them.</summary>
    private string Address(int person, out string identity)
    {
        string local = person % 5 == 0 ? $"žofie{person}" : $"user{person}";
        string domain = Domains[person % Domains.Length];
        bool isUpper = _random.Next(4) == 0;
        identity = string.Create(CultureInfo.InvariantCulture, $"{person} {_isCaseSensitive && isUpper}");
        local = isUpper ? local.ToUpperInvariant() : local;
        domain = _random.Next(6) switch
        {
            0 => Idn.GetAscii(domain),
            1 => domain.ToUpperInvariant(),
            2 => Idn.GetAscii(domain).ToUpperInvariant(),
            _ => domain,
        };
        string email = $"{local}@{domain}";
        email = _random.Next(5) == 0 ? email.Normalize(NormalizationForm.FormD) : email;
        return _random.Next(20) == 0 ? $" {email} " : email;
    }
}
