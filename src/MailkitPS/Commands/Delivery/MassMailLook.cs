using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>
/// One look of Compare-MailkitMassMail at what Mailkit lists. What cannot be read whole would make people Missing who are not, so that a
/// failure is the end.
/// </summary>
/// <param name="command">The cmdlet that looks.</param>
/// <param name="client">Who calls.</param>
/// <param name="walk">The calls that read all.</param>
internal sealed class MassMailLook(CompareMailkitMassMailCommand command, MailkitClient client, MassMailWalk walk)
    : IMassMailReader<long>
{
    /// <summary>Reads the errors of requests.</summary>
    public void ReadErrors(IEnumerable<long> requestIds)
    {
        foreach (long requestId in requestIds)
        {
            Read(
                FormattableString.Invariant($"the result of {requestId}"),
                requestId,
                client.GetSendMassResults(requestId),
                walk.AddError);
        }
    }

    /// <summary>Looks up the deliveries of the campaigns.</summary>
    public void FindDeliveries()
    {
        foreach (long unused in walk.FindDeliveries(client, this))
        {
            // Each is read when its turn comes, and the walk remembers what it finds.
        }
    }

    /// <summary>Reads the messages of all deliveries.</summary>
    public void ReadMessages()
    {
        foreach (long sendId in walk.Deliveries.SendIds)
        {
            if (walk.ReadMessages(client, sendId, this) == 0)
            {
                command.WriteWarning(FormattableString.Invariant($"The delivery {sendId} lists no message."));
            }
        }
    }

    /// <summary>Reads and uses rows.</summary>
    /// <returns>How many there were.</returns>
    public long Read<TRow>(string what, long id, IRowSource<TRow> rows, Action<TRow> use)
        where TRow : class
    {
        walk.Comparison.Summary.SourceReadAt ??= IsoTime.Format(DateTimeOffset.UtcNow);
        long count = 0;
        try
        {
            using (rows)
            {
                foreach (TRow row in command.Pull(rows).SelectMany(read => read))
                {
                    use(row);
                    count++;
                }
            }
        }
        catch (MailkitException e)
        {
            command.Fail(Errors.NobodyCompared(what, id, e));
        }

        return count;
    }
}
