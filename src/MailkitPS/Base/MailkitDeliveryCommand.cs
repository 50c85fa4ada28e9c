using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that reads what belongs to deliveries. A delivery that comes again is not read again.</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
public abstract class MailkitDeliveryCommand<TRow> : MailkitLookupCommand
    where TRow : MailkitRow
{
    private protected MailkitDeliveryCommand()
    {
    }

    /// <summary>The deliveries: one run of a campaign each.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [MailkitId(DefersRefusal = true)]
    [Alias("ID_send")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long[]? SendId { get; set; }

    private protected sealed override void ProcessInput()
    {
        if (SendId is not { Length: > 0 } ids)
        {
            Refuse("There is no ID of a delivery.", nameof(SendId));
        }
        else if (AreIds(nameof(SendId), ids.Cast<long?>()))
        {
            foreach (long id in ids.Where(id => IsNew(id)))
            {
                WriteRows(client => Read(client, id), id);
            }
        }
    }

    /// <summary>Reads what belongs to a delivery.</summary>
    private protected abstract MailkitRowReader<TRow> Read(MailkitClient client, long sendId);
}
