namespace MailkitPS.Core.Tests.Delivery.Comparing;

/// <summary>
/// What a comparison has to find, by brute force: it keeps every row, and it is told who is who where the comparison has to find out from
/// addresses.
/// </summary>
internal sealed class MassMailModel(DateTimeOffset? submittedAt, long? after)
{
    private static readonly string[] Ranks = ["sent", "wait", "failed"];

    private readonly List<(string Email, Person Person)> _inputs = [];
    private readonly List<Person> _persons = [];

    /// <summary>Who was the first with an address.</summary>
    private readonly Dictionary<string, Person> _owners = [];

    public long NotSubmitted { get; private set; }

    public long Messages { get; private set; }

    public int Distinct => _persons.Count;

    public IEnumerable<string> Outcomes => _inputs.Select((input, at) => Describe(at + 1, input.Email, input.Person));

    public void Add(string email, string identity, long? emailId)
    {
        Person? owner = _owners.GetValueOrDefault(identity);
        Person? person = emailId is null ? owner : _persons.Find(one => one.EmailId == emailId);
        if (person is null && owner is { EmailId: null })
        {
            person = owner;
        }

        if (person is null)
        {
            _persons.Add(person = new Person());
        }

        person.EmailId ??= emailId;
        if (owner is null)
        {
            _owners.Add(identity, person);
        }
        else if (owner != person)
        {
            owner.IsShared = person.IsShared = true;
        }

        person.Inputs.Add(_inputs.Count + 1);
        _inputs.Add((email, person));
    }

    public void AddError(SendMassResult row, string identity) => Find(row.EmailId, identity)?.Errors.Add(row);

    /// <param name="message">The message.</param>
    /// <param name="identity">Whose address it has.</param>
    /// <param name="isLatest">Whether the latest reading has it: what an earlier one had only tells who shares an address.</param>
    public void AddMessage(SeenMessage message, string identity, bool isLatest = true)
    {
        if ((after is not null && (message.SendMessageId is null || message.SendMessageId <= after))
            || (submittedAt is not null && message.Date?.AddHours(13) < submittedAt.Value.UtcDateTime))
        {
            return;
        }

        Person? found = Find(message.EmailId, identity);
        if (!isLatest)
        {
            return;
        }

        Messages++;
        if (found is Person person)
        {
            person.Messages.Add(message);
        }
        else
        {
            NotSubmitted++;
        }
    }

    private static string WordOf(SeenMessage message) =>
        message.Status?.ToUpperInvariant() switch { "SENT" => "sent", "FAILED" => "failed", _ => "wait" };

    private static string Describe(int position, string email, Person person)
    {
        int turn = person.Inputs.IndexOf(position);
        SeenMessage[] dealt =
            [.. person.Messages.OrderBy(message => Array.IndexOf(Ranks, WordOf(message))).Take(person.Inputs.Count)];
        int fault = turn < dealt.Length ? person.Inputs.Count - dealt.Length + turn : turn - dealt.Length;
        SendMassResult? error = person.Errors.ElementAtOrDefault(fault);
        bool isAmbiguous = person.Inputs.Count > 1 || person.IsShared
            || person.Messages.Count + person.Errors.Count > person.Inputs.Count;
        MassMailOutcome outcome;
        if (turn < dealt.Length)
        {
            SeenMessage message = dealt[turn];
            RecipientOutcome state = WordOf(message) switch
            {
                "sent" => RecipientOutcome.Sent,
                "failed" => RecipientOutcome.Failed,
                _ => RecipientOutcome.Waiting,
            };
            outcome = new(position, email, state)
            {
                SendId = message.SendId,
                SendMessageId = message.SendMessageId,
                EmailId = message.EmailId,
                Date = message.Date,
                MatchedBy = MatchOf(person, message.EmailId, message.Email, email),
            };
        }
        else
        {
            outcome = new(position, email, error is null ? RecipientOutcome.Missing : RecipientOutcome.Refused)
            {
                SendId = error?.SendId,
                SendMessageId = error?.SendMessageId,
                EmailId = error?.EmailId,
                Date = error?.Date,
                MatchedBy = error is null ? RecipientMatch.None : MatchOf(person, error.EmailId, error.Email, email),
            };
        }

        outcome.ErrorCode = error?.ErrorCode;
        outcome.Error = error?.Error;
        outcome.Info = error?.Info;
        outcome.IsAmbiguous = isAmbiguous;
        outcome.SubmittedCount = person.Inputs.Count;
        return Describe(outcome);
    }

    /// <summary>Everything that an outcome says, in one line.</summary>
    public static string Describe(MassMailOutcome outcome) => string.Join('|', typeof(MassMailOutcome).GetProperties()
        .Select(property => $"{property.Name} {property.GetValue(outcome)}"));

    private static RecipientMatch MatchOf(Person person, long? emailId, string? ofRow, string ofInput) =>
        emailId is not null && emailId == person.EmailId ? RecipientMatch.EmailId
        : ofRow == ofInput ? RecipientMatch.Exact
        : RecipientMatch.Normalized;

    private Person? Find(long? emailId, string identity)
    {
        Person? withId = emailId is null ? null : _persons.Find(one => one.EmailId == emailId);
        Person? owner = _owners.GetValueOrDefault(identity);
        if (withId is not null && owner is not null && withId != owner)
        {
            withId.IsShared = owner.IsShared = true;
        }

        return withId ?? owner;
    }

    private sealed class Person
    {
        public long? EmailId { get; set; }

        public bool IsShared { get; set; }

        public List<int> Inputs { get; } = [];

        public List<SeenMessage> Messages { get; } = [];

        public List<SendMassResult> Errors { get; } = [];
    }
}
