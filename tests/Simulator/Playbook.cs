using System.Collections.Concurrent;

namespace MailkitPS.Simulator;

/// <summary>Which answer a call gets once its login is right.</summary>
internal sealed class Playbook
{
    // The case that answers a function of which nothing more is simulated.
    private const string Success = "success";

    private readonly SimulatorOptions _options;
    private readonly SentMail _sent;
    private AccountFunctions _account;
    private readonly ConcurrentDictionary<(string Function, long? RequestId), Script> _scripts = new();
    private readonly ConcurrentDictionary<string, Script> _afterwards = new();
    private readonly ConcurrentDictionary<(long? ClientId, long? RequestId), Script> _scenarios = new();

    public Playbook(SimulatorOptions options)
    {
        _options = options;
        Account account = new(options.Clock);
        _sent = new SentMail { Account = account };
        _account = new AccountFunctions(account, options);
    }

    /// <summary>Puts the account back to its start. What a test has scripted stays, and so do the results of sends.</summary>
    public void Reset()
    {
        Account account = new(_options.Clock);
        _sent.Account = account;
        _account = new AccountFunctions(account, _options);
    }

    /// <summary>Scripts a function, or one request_id of it; a script that was there is replaced.</summary>
    public void Play(string function, long? requestId, Answer[] answers) =>
        _scripts[(function, requestId)] = new Script([.. answers]);

    /// <summary>Scripts what a function answers after the account has done what was asked.</summary>
    public void PlayAfterwards(string function, Answer[] answers) => _afterwards[function] = new Script([.. answers]);

    /// <summary>The answer of this call.</summary>
    public Answer Next(ApiRequest request, SimulatedCall call)
    {
        if (_scripts.TryGetValue((call.Function, call.RequestId), out Script? script)
            || _scripts.TryGetValue((call.Function, null), out script))
        {
            return script.Next();
        }

        return call.Function switch
        {
            MailkitFunctions.SendMass => _sent.AcceptMass(call),
            MailkitFunctions.SendMail => _sent.AcceptSingle(request, call),
            MailkitFunctions.SendSms => Answers.Json("""{"error_status":0,"status":"OK"}"""),
            MailkitFunctions.SendMassResults => _sent.ResultsOf(call.RequestId) ?? NextOfScenario(call),
            _ => AnswerOfAccount(request, call),
        };
    }

    private Answer AnswerOfAccount(ApiRequest request, SimulatedCall call)
    {
        Answer answer = _account.Find(request) ?? RecordingOf(call);
        return _afterwards.TryGetValue(call.Function, out Script? script) ? script.Next() : answer;
    }

    private static Answer RecordingOf(SimulatedCall call) => Recordings.Has(call.Function, Success, call.Form)
        ? Answers.Recording(call.Function, Success)

        // What Mailkit says to an unknown function is not known: this text is invented.
        : Answers.Error("Unknown function");

    private Answer NextOfScenario(SimulatedCall call)
    {
        Scenario? scenario = _options.Scenario is { } name ? Scenarios.Find(name) : Scenarios.Find(call.RequestId);

        // The reference knows no text for an unknown request_id either: this one is invented, too.
        return scenario is null
            ? Answers.Error("Invalid request_id")
            : _scenarios.GetOrAdd((call.ClientId, call.RequestId), _ => new Script(scenario.Script(_options))).Next();
    }
}
