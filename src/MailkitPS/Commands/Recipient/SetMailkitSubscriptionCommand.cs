using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Sets which topics people receive.</summary>
[Cmdlet(
    VerbsCommon.Set,
    "MailkitSubscription",
    DefaultParameterSetName = TopicSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RecipientChange))]
public sealed class SetMailkitSubscriptionCommand : MailkitPersonChangeCommand
{
    private const string TopicSet = "Topic";
    private const string AllSet = "All";
    private const string NoneSet = "None";
    private const string Look = "Get-MailkitSubscription";

    /// <summary>The address.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("EmailAddress", "send_to")]
    public string? Email { get; set; }

    /// <summary>The topics that are received.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TopicSet)]
    [AllowNull]
    [AllowEmptyCollection]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_topics", "ID_unsubscribe_group")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long[]? TopicId { get; set; }

    /// <summary>All topics that are in use are received.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter AllTopics { get; set; }

    /// <summary>No topic is received any more.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NoneSet)]
    public SwitchParameter NoTopic { get; set; }

    /// <summary>Writes what was done, which is otherwise not written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is sent: null for all topics, and an empty list for none of them.</summary>
    private long[]? Topics => ParameterSetName == AllSet ? null : TopicId ?? [];

    /// <summary>A call without topics opts out of every one: nothing that only looks like topics may lead to it.</summary>
    protected override void BeginProcessing()
    {
        RequireOneSource(nameof(Email));
        string? problem = ParameterSetName switch
        {
            AllSet => AllTopics ? null : "-AllTopics:$false says nothing. Give -TopicId, -AllTopics or -NoTopic.",
            NoneSet => NoTopic ? null : "-NoTopic:$false says nothing. Give -TopicId, -AllTopics or -NoTopic.",
            _ when TopicId is not { Length: > 0 } => "-TopicId is empty. To opt out of every topic, give -NoTopic.",
            _ => TopicId.Where(id => id < 1).Select(id => RefusedId.Describe($"-{nameof(TopicId)}", id)).FirstOrDefault(),
        };
        if (problem is not null)
        {
            Stop(Errors.InvalidArgument(problem, ParameterSetName == TopicSet ? nameof(TopicId) : ParameterSetName));
        }
    }

    /// <summary>How Mailkit says that it has set topics is not known: what is no refusal that is known may be just that.</summary>
    internal override void WriteFailure(MailkitException failure, object? target, string? advice = null, bool isLookup = false) =>
        base.WriteFailure(
            failure,
            target,
            failure.Refusal is string words && !KnownRefusals.Contains(words)
                ? $"That is not known to be a success, nor to be none: look with {Look} before you make it again."
                : advice,
            isLookup);

    private protected override PersonKey? FindPerson()
    {
        if (!string.IsNullOrWhiteSpace(Email))
        {
            return FindHolder(Email!);
        }

        Refuse("There is no Email: topics belong to an address.", nameof(Email));
        return null;
    }

    private protected override void ChangePerson(PersonKey who) => ChangePerson(
        who,
        client => client.SetTopics(who, Topics, Position),
        name => Topics is null ? $"Let {name} receive all topics"
            : Topics.Length == 0 ? $"Opt {name} out of every topic"
            : $"Let {name} receive only the topics {string.Join(", ", Topics)}",
        Look,
        PassThru ? WriteChanges : null);
}
