using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// Says of each submitted recipient of a mass send what became of it, from the rows of reports and results. It keeps some 130 bytes a
/// recipient and the bytes of its address, and nothing of a row that is about nobody who was submitted.
/// </summary>
/// <remarks>
/// Inputs with one ID, or with one address, are one person. An address that came with several IDs is several recipients, each of whom
/// is ambiguous. A row is of the recipient who has its ID, or else of the one who was the first with its address.
/// </remarks>
/// <param name="isCaseSensitive">Letter case counts in what stands before the <c>@</c> of an address.</param>
/// <param name="submittedAt">When it was submitted: what was sent before does not count; null where that is not known.</param>
/// <param name="after">Only messages with a greater ID count; null for all.</param>
/// <param name="summary">What is kept up to date; null for a new one.</param>
internal sealed class MassMailComparison(
    bool isCaseSensitive = false, DateTimeOffset? submittedAt = null, long? after = null, MassMailSummary? summary = null)
{
    /// <summary>
    /// A date without a zone is before a moment if it is so in every zone: they go up to 12 hours behind UTC. One more is for clocks.
    /// </summary>
    private static readonly TimeSpan LatestZone = TimeSpan.FromHours(13);

    private readonly TextArena _addresses = new();
    private readonly ChunkedList<Input> _inputs = new();
    private readonly ChunkedList<Person> _persons = new();
    private readonly ChunkedList<Message> _messages = new();
    private readonly ChunkedList<Fault> _faults = new();
    private readonly ChunkedList<Identity> _identities = new();
    private readonly List<long> _sendIds = [];
    private readonly Dictionary<long, int> _sendNumbers = [];

    /// <summary>Whose further addresses those entries are that hold nothing but one.</summary>
    private readonly Dictionary<int, int> _aliases = [];

    private HashIndex? _byAddress;
    private HashIndex? _byId;
    private int _latestPosition;
    private int _freeMessage;
    private int _reading = 1;
    private int _completeReading;
    private long _messageCount;
    private long _notSubmittedCount;

    /// <summary>What has been found, in numbers: one object, which <see cref="Count"/> brings up to date.</summary>
    public MassMailSummary Summary { get; } = summary ?? new();

    /// <summary>What is to be said of where the rows come from: it stands before the other caveats of the summary.</summary>
    public List<string> Caveats { get; } = [];

    /// <summary>The deliveries of the messages that were counted, in the order in which they came.</summary>
    public IReadOnlyList<long> SendIds => _sendIds;

    private HashIndex ByAddress => _byAddress ??= new(number => (_persons[number].Low, _persons[number].High));

    private HashIndex ById => _byId ??= new(number => HashOf(_identities[number].EmailId));

    /// <summary>Adds the next recipient of the input. All are added before the first row.</summary>
    /// <param name="email">Its address.</param>
    /// <param name="emailId">Its ID, which counts before the address; null where the input has none.</param>
    /// <param name="position">Its position in the input, where those before it that were refused count; null for the next one.</param>
    public void Add(string email, long? emailId, int? position = null)
    {
        (ulong Low, ulong High) hash = HashOfKey(email);
        int owner = OwnerOf(hash);
        int number = emailId is long id ? WithId(id) : owner;
        if (number < 0 && owner >= 0 && !_persons[owner].HasId)
        {
            number = owner;
        }
        else if (number < 0)
        {
            number = _persons.Add(new Person { Low = hash.Low, High = hash.High });
            Summary.DistinctCount++;
        }

        ref Person person = ref _persons[number];
        person.Inputs++;
        if (emailId is long given && !person.HasId)
        {
            person.HasId = true;
            ById.Add(_identities.Add(new Identity { EmailId = given, Person = number }));
        }

        if (owner < 0)
        {
            Own(hash, number);
        }
        else if (owner != number)
        {
            person.SharesAddress = true;
            _persons[owner].SharesAddress = true;
        }

        _latestPosition = position ?? (_latestPosition + 1);
        _inputs.Add(new Input { Position = _latestPosition, Address = _addresses.Add(email), Person = number });
    }

    /// <summary>Adds an error that the result of a request names. Errors stay, however often the messages are read.</summary>
    public void AddError(SendMassResult row)
    {
        Summary.ErrorRowCount++;
        int number = Find(row.EmailId, row.Email, out Match match);
        if (number >= 0)
        {
            ref Person person = ref _persons[number];
            person.FirstFault = 1 + _faults.Add(new Fault
            {
                Match = match,
                EmailId = row.EmailId ?? 0,
                SendId = row.SendId ?? 0,
                SendMessageId = row.SendMessageId ?? 0,
                Date = row.Date ?? default,
                ErrorCode = row.ErrorCode,
                Error = row.Error,
                Info = row.Info,
                Next = person.FirstFault,
            });
        }
    }

    /// <summary>How many messages of this reading count and have no date.</summary>
    public long UndatedCount { get; private set; }

    /// <summary>
    /// Begins to read all messages anew. What the last complete reading has found of a recipient stands until a message to it comes, or
    /// until this reading is complete too, so that one which breaks off makes nobody missing.
    /// </summary>
    public void BeginReading()
    {
        _reading++;
        _messageCount = 0;
        _notSubmittedCount = 0;
        UndatedCount = 0;
    }

    /// <summary>Adds a message that a report lists.</summary>
    /// <returns>Whether it counts: it can be of this send.</returns>
    public bool AddMessage(in SeenMessage message)
    {
        if ((after is long baseline && !(message.SendMessageId > baseline)) || IsEarlier(message.Date))
        {
            return false;
        }

        _messageCount++;
        UndatedCount += message.Date is null ? 1 : 0;
        int delivery = message.SendId is long sendId ? NumberOf(sendId) : 0;
        int number = Find(message.EmailId, message.Email, out Match match);
        if (number < 0)
        {
            _notSubmittedCount++;
            return true;
        }

        ref Person person = ref _persons[number];
        if (person.Reading != _reading)
        {
            Forget(ref person);
        }

        Message kept = new()
        {
            Match = match,
            Outcome = message.Outcome,
            EmailId = message.EmailId ?? 0,
            SendMessageId = message.SendMessageId ?? 0,
            Delivery = delivery,
            Date = message.Date ?? default,
        };
        if (!Replace(ref person, kept))
        {
            Keep(ref person, kept);
        }

        return true;
    }

    /// <summary>The reading was complete: what no message of it says is not so any more. Counts the outcomes.</summary>
    public void EndReading()
    {
        _completeReading = _reading;
        Summary.MessageCount = _messageCount;
        Summary.NotSubmittedCount = _notSubmittedCount;
        Count();
    }

    /// <summary>Counts the outcomes, as messages and errors stand now, into the summary.</summary>
    public void Count()
    {
        Totals totals = default;
        for (int number = 0; number < _persons.Count; number++)
        {
            Add(ref totals, _persons[number]);
        }

        Summary.SubmittedCount = _inputs.Count;
        Summary.SentCount = totals.Sent;
        Summary.WaitingCount = totals.Waiting;
        Summary.FailedCount = totals.Failed;
        Summary.RefusedCount = totals.Refused;
        Summary.MissingCount = totals.Missing;
        Summary.AmbiguousCount = totals.Ambiguous;
        Summary.IsAccounted = Summary.SubmittedCount > 0 && totals.Missing == 0;
        Summary.IsFinished = Summary.IsAccounted && totals.Waiting == 0;
        Summary.Caveats = string.Join(
            " ", Caveats.Concat(MassMailCaveats.Of(Summary, hasBaseline: after is not null).Select(caveat => caveat.ToString())));
    }

    /// <summary>What became of each, in the order of the input.</summary>
    public IEnumerable<MassMailOutcome> Outcomes()
    {
        Dictionary<int, Queue<Dealt>> repeated = [];
        for (int i = 0; i < _inputs.Count; i++)
        {
            yield return Make(i, RowsOf(_inputs[i].Person, repeated));
        }
    }

    private static (ulong Low, ulong High) HashOf(string text)
    {
        SipHash hash = SipHash.Keyed();
        hash.Add(text);
        return hash.Finish();
    }

    private static (ulong Low, ulong High) HashOf(long id)
    {
        SipHash hash = SipHash.Keyed();
        hash.Add((ulong)id);
        return hash.Finish();
    }

    /// <summary>How good it is to know a state: the lowest is the best.</summary>
    private static int RankOf(RecipientOutcome outcome) => outcome switch
    {
        RecipientOutcome.Sent => 0,
        RecipientOutcome.Waiting => 1,
        _ => 2,
    };

    /// <summary>How many messages of a state are kept.</summary>
    private static ref int CountOf(ref Person person, RecipientOutcome outcome)
    {
        switch (outcome)
        {
            case RecipientOutcome.Sent:
                return ref person.Sent;
            case RecipientOutcome.Waiting:
                return ref person.Waiting;
            default:
                return ref person.Failed;
        }
    }

    private static RecipientMatch MatchOf(Match match, string email) =>
        match.IsById ? RecipientMatch.EmailId
        : match.Email == (uint)HashOf(email).Low ? RecipientMatch.Exact
        : RecipientMatch.Normalized;

    private static long? IdOf(long id) => id == 0 ? null : id;

    private static DateTime? DateOf(DateTime date) => date == default ? null : date;

    private (ulong Low, ulong High) HashOfKey(string email) => HashOf(EmailAddress.ToComparable(email, isCaseSensitive));

    private bool IsEarlier(DateTime? date) =>
        date is DateTime sent && submittedAt is DateTimeOffset moment && moment.UtcDateTime - sent > LatestZone;

    private bool IsCurrent(in Person person) => person.Reading >= _completeReading && person.Reading > 0;

    private int WithId(long id)
    {
        int identity = ById.Find(HashOf(id));
        return identity < 0 ? -1 : _identities[identity].Person;
    }

    /// <summary>Who was the first with an address; -1 for nobody.</summary>
    private int OwnerOf((ulong Low, ulong High) hash)
    {
        int entry = ByAddress.Find(hash);
        return entry >= 0 && _aliases.TryGetValue(entry, out int owner) ? owner : entry;
    }

    /// <summary>Makes an address that nobody had that of a person.</summary>
    private void Own((ulong Low, ulong High) hash, int number)
    {
        int entry = number;
        if (_persons[number].Low != hash.Low || _persons[number].High != hash.High)
        {
            entry = _persons.Add(new Person { Low = hash.Low, High = hash.High });
            _aliases.Add(entry, number);
        }

        ByAddress.Add(entry);
    }

    /// <summary>Whose row it is; -1 for nobody's. Where the ID is one person's and the address another's, neither is certain.</summary>
    private int Find(long? emailId, string? email, out Match match)
    {
        match = default;
        int number = emailId is long id ? WithId(id) : -1;
        match.IsById = number >= 0;
        if (email is null)
        {
            return number;
        }

        string key = EmailAddress.ToComparable(email, isCaseSensitive);
        (ulong Low, ulong High) hash = HashOf(key);
        int owner = OwnerOf(hash);
        if (!match.IsById)
        {
            match.Email = (uint)(key == email ? hash : HashOf(email)).Low;
            return owner;
        }

        if (owner >= 0 && owner != number)
        {
            _persons[owner].SharesAddress = true;
            _persons[number].SharesAddress = true;
        }

        return number;
    }

    /// <summary>Forgets the messages of an earlier reading.</summary>
    private void Forget(ref Person person)
    {
        while (person.FirstMessage > 0)
        {
            ref Message message = ref _messages[person.FirstMessage - 1];
            (int next, message.Next) = (message.Next, _freeMessage);
            _freeMessage = person.FirstMessage;
            person.FirstMessage = next;
        }

        person.Sent = person.Waiting = person.Failed = 0;
        person.HasMore = false;
        person.Reading = _reading;
    }

    /// <summary>A message that is listed twice is one message, in the state that came last.</summary>
    private bool Replace(ref Person person, in Message message)
    {
        for (int place = message.SendMessageId == 0 ? 0 : person.FirstMessage; place > 0; place = _messages[place - 1].Next)
        {
            ref Message kept = ref _messages[place - 1];
            if (kept.SendMessageId == message.SendMessageId)
            {
                CountOf(ref person, kept.Outcome)--;
                CountOf(ref person, message.Outcome)++;
                int next = kept.Next;
                kept = message;
                kept.Next = next;
                return true;
            }
        }

        return false;
    }

    /// <summary>Keeps a message, unless there are as many for the inputs of the person that are as good or better.</summary>
    private void Keep(ref Person person, in Message message)
    {
        if (person.CountAsGoodAs(message.Outcome) >= person.Inputs)
        {
            person.HasMore = true;
            return;
        }

        if (_freeMessage == 0)
        {
            _freeMessage = 1 + _messages.Add(default);
        }

        int place = _freeMessage;
        ref Message kept = ref _messages[place - 1];
        _freeMessage = kept.Next;
        kept = message;
        kept.Next = person.FirstMessage;
        person.FirstMessage = place;
        CountOf(ref person, message.Outcome)++;
    }

    private int NumberOf(long sendId)
    {
        if (!_sendNumbers.TryGetValue(sendId, out int number))
        {
            _sendIds.Add(sendId);
            number = _sendIds.Count;
            _sendNumbers.Add(sendId, number);
        }

        return number;
    }

    private int CountFaults(in Person person)
    {
        int count = 0;
        for (int fault = person.FirstFault; fault > 0; fault = _faults[fault - 1].Next)
        {
            count++;
        }

        return count;
    }

    private bool IsAmbiguous(in Person person) =>
        person.Inputs > 1
        || person.SharesAddress
        || (IsCurrent(person) && person.HasMore)
        || (IsCurrent(person) ? person.Sent + person.Waiting + person.Failed : 0) + CountFaults(person) > person.Inputs;

    /// <summary>The same as <see cref="DealAll"/>, in numbers.</summary>
    private void Add(ref Totals totals, in Person person)
    {
        int left = person.Inputs;
        bool isCurrent = IsCurrent(person);
        totals.Sent += Take(ref left, isCurrent ? person.Sent : 0);
        totals.Waiting += Take(ref left, isCurrent ? person.Waiting : 0);
        totals.Failed += Take(ref left, isCurrent ? person.Failed : 0);
        totals.Refused += Take(ref left, CountFaults(person));
        totals.Missing += left;
        totals.Ambiguous += IsAmbiguous(person) ? person.Inputs : 0;
    }

    private static int Take(ref int left, int wanted)
    {
        int taken = Math.Min(left, wanted);
        left -= taken;
        return taken;
    }

    private Dealt RowsOf(int number, Dictionary<int, Queue<Dealt>> repeated)
    {
        ref Person person = ref _persons[number];
        if (person.Inputs == 1)
        {
            return DealOne(person);
        }

        if (!repeated.TryGetValue(number, out Queue<Dealt> left))
        {
            repeated.Add(number, left = DealAll(person));
        }

        return left.Dequeue();
    }

    /// <summary>The rows of a recipient who is in the input once: the best message, and the first error.</summary>
    private Dealt DealOne(in Person person)
    {
        int best = 0;
        for (int message = FirstMessageOf(person); message > 0; message = _messages[message - 1].Next)
        {
            if (best == 0 || RankOf(_messages[message - 1].Outcome) <= RankOf(_messages[best - 1].Outcome))
            {
                best = message;
            }
        }

        int first = 0;
        for (int fault = person.FirstFault; fault > 0; fault = _faults[fault - 1].Next)
        {
            first = fault;
        }

        return new Dealt(best, first);
    }

    /// <summary>
    /// The rows of a recipient who is in the input more than once, dealt out to the inputs: messages first, the best state first, then
    /// errors, each in the order in which they came. Errors that are left over stand beside the messages.
    /// </summary>
    private Queue<Dealt> DealAll(in Person person)
    {
        List<int> messages = [];
        for (int message = FirstMessageOf(person); message > 0; message = _messages[message - 1].Next)
        {
            messages.Add(message);
        }

        List<int> faults = [];
        for (int fault = person.FirstFault; fault > 0; fault = _faults[fault - 1].Next)
        {
            faults.Add(fault);
        }

        messages.Reverse();
        faults.Reverse();
        int[] best = [.. messages.OrderBy(message => RankOf(_messages[message - 1].Outcome)).Take(person.Inputs)];
        Queue<Dealt> dealt = new(person.Inputs);
        for (int i = 0; i < person.Inputs; i++)
        {
            int fault = i < best.Length ? person.Inputs - best.Length + i : i - best.Length;
            dealt.Enqueue(new Dealt(i < best.Length ? best[i] : 0, fault < faults.Count ? faults[fault] : 0));
        }

        return dealt;
    }

    private int FirstMessageOf(in Person person) => IsCurrent(person) ? person.FirstMessage : 0;

    private MassMailOutcome Make(int index, Dealt rows)
    {
        Input input = _inputs[index];
        Person person = _persons[input.Person];
        bool hasMessage = rows.Message > 0;
        bool hasFault = rows.Fault > 0;
        Message message = hasMessage ? _messages[rows.Message - 1] : default;
        Fault fault = hasFault ? _faults[rows.Fault - 1] : default;
        string email = _addresses[input.Address];
        return new(
            input.Position, email, hasMessage ? message.Outcome : hasFault ? RecipientOutcome.Refused : RecipientOutcome.Missing)
        {
            ErrorCode = hasFault ? fault.ErrorCode : null,
            Error = hasFault ? fault.Error : null,
            Info = fault.Info,
            SendId = IdOf(!hasMessage ? fault.SendId : message.Delivery > 0 ? _sendIds[message.Delivery - 1] : 0),
            SendMessageId = IdOf(hasMessage ? message.SendMessageId : fault.SendMessageId),
            EmailId = IdOf(hasMessage ? message.EmailId : fault.EmailId),
            Date = DateOf(hasMessage ? message.Date : fault.Date),
            MatchedBy = hasMessage ? MatchOf(message.Match, email) : hasFault ? MatchOf(fault.Match, email) : RecipientMatch.None,
            IsAmbiguous = IsAmbiguous(person),
            SubmittedCount = person.Inputs,
            Summary = Summary,
        };
    }

    private readonly struct Dealt(int message, int fault)
    {
        /// <summary>The number of a message, and 1 more; 0 for none.</summary>
        public int Message { get; } = message;

        /// <summary>The number of an error, and 1 more; 0 for none.</summary>
        public int Fault { get; } = fault;
    }

    private struct Input
    {
        public int Position;
        public uint Address;
        public int Person;
    }

    /// <summary>Someone who was submitted, or, where nobody was, a further address of somebody.</summary>
    private struct Person
    {
        /// <summary>The hash of the address.</summary>
        public ulong Low;
        public ulong High;

        /// <summary>How many inputs are this person.</summary>
        public int Inputs;

        /// <summary>The reading in which messages were found last.</summary>
        public int Reading;
        public int Sent;
        public int Waiting;
        public int Failed;

        /// <summary>The number of the message that came last, and 1 more; 0 for none.</summary>
        public int FirstMessage;

        /// <summary>The number of the error that came last, and 1 more; 0 for none.</summary>
        public int FirstFault;

        /// <summary>An ID came with an input.</summary>
        public bool HasId;

        /// <summary>An address of this person is somebody else's, too, who has another ID.</summary>
        public bool SharesAddress;

        /// <summary>There were more messages than are kept, which are as many as there are inputs at least.</summary>
        public bool HasMore;

        /// <summary>How many messages of a state, or of a better one, are kept.</summary>
        public readonly int CountAsGoodAs(RecipientOutcome outcome) => outcome switch
        {
            RecipientOutcome.Sent => Sent,
            RecipientOutcome.Waiting => Sent + Waiting,
            _ => Sent + Waiting + Failed,
        };
    }

    /// <summary>An ID of the input.</summary>
    private struct Identity
    {
        public long EmailId;
        public int Person;
    }

    /// <summary>By what a row was found to be a person's.</summary>
    private struct Match
    {
        /// <summary>The hash of the row's address as it came; nothing where it is not needed.</summary>
        public uint Email;
        public bool IsById;
    }

    /// <summary>A message to a person; an ID of 0 is none.</summary>
    private struct Message
    {
        public long EmailId;
        public long SendMessageId;
        public DateTime Date;
        public int Delivery;
        public int Next;
        public Match Match;
        public RecipientOutcome Outcome;
    }

    /// <summary>An error of a person; an ID of 0 is none.</summary>
    private struct Fault
    {
        public long EmailId;
        public long SendId;
        public long SendMessageId;
        public DateTime Date;
        public string? Info;
        public Match Match;
        public int ErrorCode;
        public SendMassError Error;
        public int Next;
    }

    private struct Totals
    {
        public int Sent;
        public int Waiting;
        public int Failed;
        public int Refused;
        public int Missing;
        public int Ambiguous;
    }
}
