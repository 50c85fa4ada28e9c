using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Compares recipients with what a mailing list has: who is missing, and which fields differ.</summary>
[Cmdlet(VerbsData.Compare, "MailkitRecipient")]
[OutputType(typeof(RecipientDifference), typeof(PSObject))]
public sealed class CompareMailkitRecipientCommand : MailkitListInputCommand
{
    private readonly PositionRanges _refused = new();
    private RecipientComparison? _comparison;

    /// <summary>Makes the cmdlet.</summary>
    public CompareMailkitRecipientCommand()
        : base(RecipientFields.OfComparison)
    {
    }

    /// <summary>What is written; by default all that is found of the input.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public RecipientDifferenceKind[] Difference { get; set; } =
        [RecipientDifferenceKind.Missing, RecipientDifferenceKind.Different, RecipientDifferenceKind.Same];

    /// <summary>Writes the inputs themselves in place of what was found of them.</summary>
    [Parameter]
    public SwitchParameter PassThruInput { get; set; }

    /// <summary>The number of seconds between two pages of the list.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int PageDelaySec { get; set; }

    /// <inheritdoc/>
    internal override InputWords Words => InputWords.Compare;

    private bool TellsRest => Difference.Contains(RecipientDifferenceKind.OnlyInMailkit);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        GetConnection();
        if (PassThruInput && TellsRest)
        {
            Stop(Errors.InvalidArgument(
                "-PassThruInput writes inputs, and who is OnlyInMailkit is none. Leave one of the two out.", nameof(PassThruInput)));
        }

        if (PassThruInput && !MyInvocation.ExpectingInput && InputObject is null)
        {
            Stop(Errors.InvalidArgument("-PassThruInput writes inputs, and there is none.", nameof(PassThruInput)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!TellsRest)
        {
            return;
        }

        if (_refused.Any)
        {
            WriteWarning(
                $"Not compared: {_refused.Described} of the input. Who is OnlyInMailkit may be among them: look before you remove "
                + "anybody.");
        }

        if (_comparison is null)
        {
            WriteWarning("No input was compared, so that everybody in the mailing list is OnlyInMailkit: look before you remove anybody.");
        }

        foreach (RecipientDifference rest in (_comparison ?? ReadList([])).Rest)
        {
            WriteObject(rest);
        }
    }

    private protected override void NoteRefusal() => _refused.Add(Position);

    private protected override Action Prepare(InputRow row)
    {
        string email = ReadEmail(row);
        RecipientData? data = ReadFields(row);
        IEnumerable<RecipientField> fields = row.Shape.Fields.Concat(data?.Values.Select(value => value.Key) ?? []);
        return () =>
        {
            _comparison ??= ReadList([.. fields.Distinct()]);
            RecipientDifference found = _comparison.Compare(Position, email, data, out RecipientField? unknown);
            if (unknown is not null)
            {
                throw CommonRefusal(
                    $"It has a value for {unknown.PropertyName}, which the first recipient has not: the mailing list was read without that "
                    + "field. Give every input the same properties");
            }

            if (Difference.Contains(found.Difference))
            {
                WriteObject(PassThruInput ? InputObject : found);
            }
        };
    }

    /// <summary>Reads the list once. What is known of a part of it would be wrong, so that a failure is the end.</summary>
    private RecipientComparison ReadList(IReadOnlyList<RecipientField> fields)
    {
        long id = MailingListId!.Value;
        RecipientComparison comparison = new(id, fields, TellsRest);
        PagingOptions options = new() { PageDelay = TimeSpan.FromSeconds(PageDelaySec) };
        try
        {
            using MailkitPager<Recipient> pager = GetConnection().Client.GetRecipients(id, options: options);
            foreach (Recipient recipient in Pull(pager).SelectMany(rows => rows))
            {
                pager.MoveTo(recipient);
                comparison.Add(recipient);
            }
        }
        catch (MailkitException e)
        {
            Stop(Errors.Of(e, id, null, isLookup: true));
        }

        return comparison;
    }
}
