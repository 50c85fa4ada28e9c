using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// A cmdlet that destroys a whole thing, or mails to all of it. It takes a number, or an object that is such a thing, and nothing by the
/// name of a property: recipients and messages have the IDs of lists and campaigns, too, and one slip of the completion would be enough.
/// </summary>
/// <typeparam name="TRow">The class of the thing.</typeparam>
public abstract class MailkitOwnObjectCommand<TRow> : MailkitRecordCommand
    where TRow : MailkitRow
{
    /// <summary>The parameter set of numbers.</summary>
    internal const string IdSet = "Id";

    /// <summary>The parameter set of objects.</summary>
    internal const string ObjectSet = "Object";

    private readonly string _noun;

    /// <param name="noun">What the thing is called.</param>
    private protected MailkitOwnObjectCommand(string noun)
    {
        _noun = noun;
    }

    /// <summary>The thing itself, as its Get- cmdlet writes it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [AllowNull]
    public TRow? InputObject { get; set; }

    /// <summary>The numbers of the current input; the parameter that sets them is the cmdlet's own.</summary>
    private protected IReadOnlyList<long>? Ids { get; set; }

    private protected sealed override void ProcessInput()
    {
        if (InputObject is not null && IdOf(InputObject) < 1)
        {
            Refuse($"It is a {_noun} without an ID.");
        }
        else if (InputObject is not null)
        {
            ProcessOne(IdOf(InputObject), InputObject);
        }
        else if (Ids is not { Count: > 0 } ids)
        {
            Refuse($"There is no ID of a {_noun}.");
        }
        else if (AreIds("ID", ids.Cast<long?>()))
        {
            foreach (long id in ids)
            {
                ProcessOne(id, null);
            }
        }
    }

    /// <summary>The number of a thing.</summary>
    private protected abstract long IdOf(TRow thing);

    /// <summary>Does what is to be done with a thing.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="thing">The thing; null where only its number is known.</param>
    private protected abstract void ProcessOne(long id, TRow? thing);
}
