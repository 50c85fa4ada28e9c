namespace MailkitPS.Core.Tests;

/// <summary>The wait of a comparison in virtual time, and everything it reported.</summary>
internal sealed class ComparisonWaiting
{
    private readonly SendMassWait _wait;
    private readonly MailkitClient _client;
    private readonly MassMailWalk _walk;
    private readonly MassMailReading _reading;

    public ComparisonWaiting(
        TestClient client,
        MassMailServer server,
        FakeClock clock,
        SendMassWaitOptions options,
        IEnumerable<string> people,
        MassMailDeliveries deliveries,
        WaitUntil until = WaitUntil.Accounted,
        bool endsEarly = false,
        TimeSpan age = default,
        double random = 0.5)
    {
        Clock = clock;
        Server = server;
        Age = age;
        _client = client.Create(server, clock, random: random, silence: options.Grace);
        foreach (string email in people)
        {
            Comparison.Add(email, null);
        }

        _walk = new(Comparison, deliveries);
        _reading = NewReading(_client, _walk, options.SettlesAt(clock, clock.UtcNow - age));
        StableCriterion stable = new(options.StablePolls);
        _wait = NewWait(options, clock, random, new AccountedCriterion(_reading, Comparison.Summary, stable, until, endsEarly));
    }

    public FakeClock Clock { get; }

    public MassMailServer Server { get; }

    public TimeSpan Age { get; }

    public MassMailComparison Comparison { get; } = new();

    public List<SendMassStatus> Statuses { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<(PolledSource Source, MailkitException? Failure)> Failures { get; } = [];

    public bool HasRead => _reading.HasRead;

    public IEnumerable<SendMassState> States => Statuses.Select(status => status.State);

    /// <summary>What became of each, as one letter: Sent, Failed, Waiting, Refused or Missing.</summary>
    public string Outcomes => string.Concat(Comparison.Outcomes().Select(outcome => outcome.Outcome.ToString()[0]));

    /// <summary>Runs the wait for some requests to its end, as the cmdlet does.</summary>
    public ComparisonWaiting Run(params IEnumerable<long> requestIds)
    {
        foreach (long requestId in requestIds)
        {
            Statuses.Add(_wait.Add(_client, requestId, null, Clock.UtcNow - Age)!);
        }

        _wait.StartDeadline(out _);
        while (Clock.Run(_wait.NextAsync(TimeSpan.FromDays(400), TestContext.Current.CancellationToken)) is { } step)
        {
            Warnings.AddRange(step.Warnings);
            foreach (SendMassResult row in step.Rows)
            {
                _walk.AddError(row);
            }

            if (step.Failure is not null && !step.IsTimedOut)
            {
                Failures.Add((step.Source!, step.Failure));
                if (_reading.HasFailed)
                {
                    break;
                }
            }
        }

        _wait.Dispose();
        Comparison.Count();
        return this;
    }

    private static MassMailReading NewReading(MailkitClient client, MassMailWalk walk, TimeSpan settlesAt) =>
        new(client, walk, settlesAt);

    private static SendMassWait NewWait(SendMassWaitOptions options, FakeClock clock, double random, AccountedCriterion criterion) =>
        new(options, clock, () => random, criterion);
}
