using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that makes Mailkit send a campaign to all its mailing lists, now or later.</summary>
public abstract class MailkitCampaignSendCommand : MailkitOwnObjectCommand<Campaign>
{
    private readonly DeliveryOptions _options = new();

    private protected MailkitCampaignSendCommand()
        : base("campaign")
    {
    }

    /// <summary>The campaign.</summary>
    [Parameter(Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_message", "campaign_id")]
    [ArgumentCompleter(typeof(ListedIdCompleter<Campaign>))]
    public long? CampaignId
    {
        get;
        set
        {
            field = value;
            Ids = value is long id ? [id] : null;
        }
    }

    /// <summary>Replaces the subject of the campaign.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [SingleText]
    public string? Subject { get; set; }

    /// <summary>The stored query that recipients have to meet.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_query")]
    [ArgumentCompleter(typeof(ListedIdCompleter<StoredQuery>))]
    public long? QueryId { get; set; }

    /// <summary>The delivery feed.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_delivery_feed")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? DeliveryFeedId { get; set; }

    /// <summary>The template, in place of the campaign's own.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_template")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? TemplateId { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        RequireTypedIds((nameof(QueryId), QueryId), (nameof(DeliveryFeedId), DeliveryFeedId), (nameof(TemplateId), TemplateId));
        try
        {
            _options.Subject = Subject;
            _options.QueryId = QueryId;
            _options.DeliveryFeedId = DeliveryFeedId;
            _options.TemplateId = TemplateId;
            ReadConstants();
        }
        catch (MailkitException e)
        {
            Stop(Errors.InvalidArgument(e.Message, null));
        }
    }

    private protected override long IdOf(Campaign thing) => thing.CampaignId;

    private protected override void ProcessOne(long id, Campaign? thing)
    {
        string name = string.IsNullOrEmpty(thing?.Name) ? string.Empty : $" '{thing!.Name}'";
        Change(
            client => Send(client, id, _options),
            new PlannedChange(Describe(string.Empty), id, new(LookCommand, $"-CampaignId {id}"))
            {
                Question = name.Length == 0 ? null : Describe(name),
                IsSend = true,
            },
            rows => WriteObject(rows, enumerateCollection: true));

        string Describe(string named) => Action(FormattableString.Invariant($"campaign {id}{named}")) + With();
    }

    /// <summary>The command that shows the deliveries, for whoever does not know whether there is one.</summary>
    private protected abstract string LookCommand { get; }

    /// <summary>Reads what the command line gives for all inputs.</summary>
    /// <exception cref="MailkitException">It cannot be sent.</exception>
    private protected virtual void ReadConstants()
    {
    }

    /// <summary>Makes the call.</summary>
    private protected abstract MailkitRowReader<CampaignSend> Send(MailkitClient client, long id, DeliveryOptions options);

    /// <summary>What is done, in words.</summary>
    /// <param name="campaign">Such as <c>campaign 7001</c>.</param>
    private protected abstract string Action(string campaign);

    /// <summary>What this delivery has in place of what the campaign has, as far as it can be told by IDs.</summary>
    private string With()
    {
        IEnumerable<string> options = new (string What, long? Id)[]
        {
            ("stored query", QueryId), ("delivery feed", DeliveryFeedId), ("template", TemplateId),
        }.Where(option => option.Id is not null).Select(option => FormattableString.Invariant($"the {option.What} {option.Id}"));
        string told = string.Join(", ", options);
        return told.Length == 0 ? string.Empty : $", with {told}";
    }
}
