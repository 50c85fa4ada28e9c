namespace MailkitPS.Core.Tests;

/// <summary>A wait in virtual time, and everything it reported.</summary>
internal sealed class Waiting
{
    private readonly SendMassWait _wait;
    private readonly MailkitClient _client;

    public Waiting(
        TestClient client,
        HttpMessageHandler server,
        FakeClock clock,
        SendMassWaitOptions options,
        double random = 0.5,
        IComparer<PolledSource>? order = null)
    {
        Clock = clock;
        _client = client.Create(server, clock, random: random, silence: options.Grace);
        _wait = NewWait(options, clock, random, order);
    }

    public FakeClock Clock { get; }

    /// <summary>Whether a refused login ends the wait, as in the cmdlet where all requests share a connection.</summary>
    public bool EndsWithRefusedLogin { get; init; } = true;

    public List<SendMassStatus> Statuses { get; } = [];

    public List<(SendMassResult Row, TimeSpan At)> Rows { get; } = [];

    /// <summary>The time limit that would be enough, as the first warning says.</summary>
    public double EnoughSeconds { get; private set; }

    public List<string> Warnings { get; } = [];

    public List<(long RequestId, MailkitException Failure)> Failures { get; } = [];

    public List<(long RequestId, MailkitException? Failure)> TimeOuts { get; } = [];

    public IEnumerable<string?> Emails => Rows.Select(row => row.Row.Email);

    public void Add(long requestId, TimeSpan age = default)
    {
        if (_wait.Add(_client, requestId, null, Clock.UtcNow - age) is { } status)
        {
            Statuses.Add(status);
        }
    }

    /// <summary>Runs the wait to its end, as the cmdlet does.</summary>
    public Waiting Run()
    {
        if (_wait.StartDeadline(out double enoughSeconds) is { } warning)
        {
            EnoughSeconds = enoughSeconds;
            Warnings.Add(warning);
        }

        while (Clock.Run(_wait.NextAsync(TimeSpan.FromDays(400), TestContext.Current.CancellationToken)) is { } step)
        {
            Warnings.AddRange(step.Warnings);
            foreach (SendMassResult row in step.Rows)
            {
                step.Status!.RowCount++;
                Rows.Add((row, Clock.Elapsed));
            }

            if (step.IsTimedOut)
            {
                TimeOuts.Add((step.Status!.RequestId, step.Failure));
            }
            else if (step.Failure is not null)
            {
                Failures.Add((step.Status!.RequestId, step.Failure));
                if (EndsWithRefusedLogin && step.Failure.ConcernsEveryCall)
                {
                    break;
                }
            }
        }

        _wait.Dispose();
        return this;
    }

    private static SendMassWait NewWait(
        SendMassWaitOptions options, FakeClock clock, double random, IComparer<PolledSource>? order) =>
        new(options, clock, () => random, order: order);
}
