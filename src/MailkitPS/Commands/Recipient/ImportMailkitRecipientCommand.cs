using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Puts recipients into a mailing list by the thousand, or updates those who are in it.</summary>
[Cmdlet(VerbsData.Import, "MailkitRecipient", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ImportBatch))]
public sealed class ImportMailkitRecipientCommand : MailkitListInputCommand
{
    private BatchWriter<ImportedRecipient, RecipientImportBatch, ImportBatch>? _batches;

    /// <summary>Makes the cmdlet.</summary>
    public ImportMailkitRecipientCommand()
        : base(RecipientFields.OfImport)
    {
    }

    /// <summary>Sends the status of each recipient from its property Status, which says who gets mail.</summary>
    [Parameter]
    public SwitchParameter IncludeStatus { get; set; }

    /// <summary>Sends fields that are empty too; otherwise they are left out.</summary>
    [Parameter]
    public SwitchParameter SendEmptyValue { get; set; }

    /// <summary>The maximum number of recipients in one request.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int BatchSize { get; set; } = 5000;

    /// <summary>Imports the batches after a failed one too.</summary>
    [Parameter]
    public SwitchParameter ContinueOnError { get; set; }

    /// <inheritdoc/>
    internal override InputWords Words => InputWords.Import;

    private protected override bool HasStopped => _batches!.HasStopped;

    private protected override bool KeepsEmpty => SendEmptyValue;

    private protected override bool TakesStatus => IncludeStatus;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        MailkitConnection connection = GetConnection();
        _batches = new(
            this,
            connection,
            new RecipientImport(connection.Client, MailingListId!.Value, BatchSize, ContinueOnError),
            Describe,
            Write,
            isAnswerKnown: true);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _batches!.Finish();
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _batches?.Dispose();
        base.Dispose(disposing);
    }

    private protected override void LeaveOut() => _batches!.LeaveOut(Position);

    private protected override Action Prepare(InputRow row)
    {
        RecipientData? fields = ReadFields(row);
        if (!IncludeStatus && fields?.Has(RecipientFields.StatusField) == true && !Given.Has(RecipientFields.StatusField))
        {
            throw CommonRefusal("It has a status, which decides who gets mail at all. -IncludeStatus imports it");
        }

        return _batches!.Add(new ImportedRecipient(ReadEmail(row), fields), Position);
    }

    private void Write(BatchResult<ImportBatch> result, ImportBatch batch)
    {
        WriteObject(batch);
        if (batch.InvalidCount > 0)
        {
            string addresses = batch.InvalidCount == 1 ? "1 address" : FormattableString.Invariant($"{batch.InvalidCount} addresses");
            WriteWarning(FormattableString.Invariant(
                $"Mailkit calls {addresses} of batch {batch.BatchNumber} invalid ({result.Positions.Described} of the input): ")
                + "see InvalidEmails of its row.");
        }
    }

    private string Describe(RecipientImportBatch batch)
    {
        int count = batch.Recipients.Count;
        string soFar = batch.Number == 1 ? string.Empty : FormattableString.Invariant($", {batch.CountSoFar} with those before it");
        IEnumerable<string> columns = batch.Fields.Select(field => field.PropertyName).Prepend(nameof(Email));
        string unused = Unused.Count == 0 ? string.Empty : $"; not sent: {List(Unused)}";
        return FormattableString.Invariant($"Import batch {batch.Number}: {count} {(count == 1 ? "recipient" : "recipients")} ")
            + FormattableString.Invariant($"({batch.Positions.Described} of the input){soFar}, into the mailing list {MailingListId}; ")
            + $"columns {string.Join(", ", columns)}{(SendEmptyValue ? ", empty values too" : string.Empty)}{unused}";
    }
}
