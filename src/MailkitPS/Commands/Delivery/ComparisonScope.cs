using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// What Compare-MailkitMassMail looks for: the requests, the deliveries or campaigns, and since when. It is what the command line says, and
/// what the rows of -Request say beside it. What could not end in an answer is refused before anything is read.
/// </summary>
/// <param name="command">The cmdlet, with its parameters.</param>
internal sealed class ComparisonScope(CompareMailkitMassMailCommand command)
{
    /// <summary>The requests, each once.</summary>
    public long[] RequestIds { get; private set; } = [];

    /// <summary>The campaigns, each once.</summary>
    public long[] CampaignIds { get; private set; } = [];

    /// <summary>When the earliest request was submitted; null where nothing tells it.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>When the latest request was submitted: a wait is over when its time is.</summary>
    public DateTimeOffset? LastSubmittedAt { get; private set; }

    /// <summary>How many recipients the requests had; 0 where that is not known.</summary>
    public long RequestedCount { get; private set; }

    /// <summary>How many requests have no ID.</summary>
    public int UnknownRequests { get; private set; }

    /// <summary>The name of the connection that all requests went over; null where they do not tell it.</summary>
    public string? Connection { get; private set; }

    /// <summary>The errors are read from Mailkit.</summary>
    public bool ReadsErrors => !command.IsGiven(nameof(command.ErrorRow)) && RequestIds.Length > 0;

    /// <summary>The messages are read from Mailkit.</summary>
    public bool ReadsMessages => !command.IsGiven(nameof(command.DeliveryRow));

    /// <summary>Reads the parameters; ends the command where they leave something open.</summary>
    public void Read()
    {
        RequestIds = ReadIds(nameof(command.RequestId), command.RequestId);
        ReadIds(nameof(command.SendId), command.SendId);
        CampaignIds = ReadIds(nameof(command.CampaignId), command.CampaignId);
        ReadSubmittedAt();
        ReadRequests();
        RequireErrors();
        RequireMessages();
        if (command.WaitForCompletion)
        {
            RequireWhatIsWaitedFor();
        }
    }

    /// <summary>IDs of the command line, each once; an empty variable must not pass for none.</summary>
    private long[] ReadIds(string parameter, long[]? ids)
    {
        if (command.IsGiven(parameter) && ids is not { Length: > 0 })
        {
            Refuse(parameter, $"-{parameter} is empty.");
        }

        foreach (long id in ids ?? [])
        {
            if (RefusedId.Is(id))
            {
                Refuse(parameter, RefusedId.Describe($"-{parameter}", id));
            }
        }

        return [.. (ids ?? []).Distinct()];
    }

    private void ReadSubmittedAt()
    {
        string? problem = SubmissionTime.Check(command.SubmittedAt, "-SubmittedAt");
        if (problem is null && command.SubmittedAt is null && command.IsGiven(nameof(command.SubmittedAt)))
        {
            problem = "-SubmittedAt is empty. Give a time, or leave it out.";
        }

        if (problem is not null)
        {
            Refuse(nameof(command.SubmittedAt), problem);
        }

        SubmittedAt = MailkitTransformationAttribute.Unwrap(command.SubmittedAt) as DateTimeOffset?;
        LastSubmittedAt = SubmittedAt;
    }

    /// <summary>What the requests tell that the command line does not.</summary>
    private void ReadRequests()
    {
        if (!command.IsGiven(nameof(command.Request)))
        {
            return;
        }

        List<SendMassRequest> requests = [];
        command.ReadGiven(nameof(command.Request), () => requests.AddRange(MassMailRows.Requests(command.Request ?? [])));
        if (requests.Count == 0)
        {
            Refuse(nameof(command.Request), "-Request is empty: there is nothing that was sent.");
        }

        RequestIds = [.. RequestIds.Concat(requests.Select(request => request.RequestId).OfType<long>()).Distinct()];
        RequestedCount = requests.All(request => request.RecipientCount > 0) ? requests.Sum(request => (long)request.RecipientCount) : 0;
        DateTimeOffset[] times =
        [
            .. requests.Where(request => request.SubmittedAt.Length > 0)
                .Select(request => DateTimeOffset.Parse(request.SubmittedAt, CultureInfo.InvariantCulture)),
        ];
        SubmittedAt ??= times.Length == requests.Count ? times.Min() : null;
        if (SubmittedAt is DateTimeOffset earliest)
        {
            LastSubmittedAt = times.Append(earliest).Max();
        }

        if (!command.IsGiven(nameof(command.CampaignId)) && requests.All(request => request.CampaignId is not null))
        {
            CampaignIds = [.. requests.Select(request => request.CampaignId!.Value).Distinct()];
        }

        UnknownRequests = requests.Count(request => request.RequestId is null);
        ReadConnection(requests);
    }

    /// <summary>Another account may have the same IDs, so that requests are looked up where they went.</summary>
    private void ReadConnection(List<SendMassRequest> requests)
    {
        string[] names = [.. requests.Select(request => request.Connection).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        if (names.Length > 1 && !command.IsGiven(nameof(command.Connection)))
        {
            Refuse(
                nameof(command.Request),
                "The rows of -Request went over several connections: compare those of one at a time, or say with -Connection over which "
                + "one all of them can be read.");
        }

        Connection = names.FirstOrDefault();
    }

    /// <summary>With one half alone nearly everybody would be Missing, which is worse than no answer.</summary>
    private void RequireErrors()
    {
        if (!command.IsGiven(nameof(command.Request))
            && !command.IsGiven(nameof(command.RequestId))
            && !command.IsGiven(nameof(command.ErrorRow)))
        {
            Refuse(
                nameof(command.Request),
                "The errors are missing: give -Request, -RequestId or -ErrorRow. Without them whoever was refused would be Missing.");
        }
    }

    /// <summary>The other half.</summary>
    private void RequireMessages()
    {
        bool isGiven = command.IsGiven(nameof(command.DeliveryRow));
        if (isGiven && (command.IsGiven(nameof(command.SendId)) || command.IsGiven(nameof(command.CampaignId))))
        {
            Refuse(
                nameof(command.DeliveryRow),
                "-DeliveryRow holds the messages already, and -SendId or -CampaignId says where to read them: give one of them.");
        }

        if (isGiven && command.DeliveryRow is not { Length: > 0 })
        {
            Refuse(nameof(command.DeliveryRow), "-DeliveryRow is empty: everybody who was not refused would be Missing.");
        }

        if (isGiven || command.IsGiven(nameof(command.SendId)))
        {
            return;
        }

        if (CampaignIds.Length == 0)
        {
            string why = command.IsGiven(nameof(command.Request)) ? " The rows of -Request do not name the campaign of each batch." : "";
            Refuse(
                nameof(command.SendId),
                $"The messages are missing: give -SendId, -CampaignId or -DeliveryRow.{why} Without them everybody who was not refused "
                + "would be Missing.");
        }

        if (SubmittedAt is null)
        {
            Refuse(
                nameof(command.SubmittedAt),
                "The deliveries of a campaign are looked up since the submission, and nothing says when that was: give -SubmittedAt, or "
                + "-SendId in place of -CampaignId.");
        }
    }

    private void RequireWhatIsWaitedFor()
    {
        if (Array.Find([nameof(command.ErrorRow), nameof(command.DeliveryRow)], command.IsGiven) is string rows)
        {
            Refuse(
                rows,
                $"-WaitForCompletion asks Mailkit again and again, and -{rows} holds what was read before: leave one of the two out.");
        }

        if (RequestIds.Length == 0)
        {
            Refuse(
                nameof(command.Request),
                "-WaitForCompletion waits for the results of requests, and no row of -Request has a request ID: give -RequestId.");
        }

        if (command.EndEarly && command.After is null)
        {
            Refuse(
                nameof(command.EndEarly),
                "-EndEarly needs -After, which may be 0: without it, whom an earlier request of the same day has reached would end the "
                + "wait too soon.");
        }
    }

    private void Refuse(string parameter, string problem) => command.Stop(Errors.InvalidArgument(problem, parameter));
}
