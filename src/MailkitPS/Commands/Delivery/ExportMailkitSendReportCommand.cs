using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Writes what became of a send as one page of HTML, for people who look rather than read.</summary>
[Cmdlet(VerbsData.Export, "MailkitSendReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMailkitSendReportCommand : MailkitCommand
{
    private SendReport? _report;
    private ReportRowReader? _reader;
    private MassMailSummary? _given;
    private NewFile? _file;
    private bool _isConfirmed;
    private int _position;

    /// <summary>The file that is written.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>An outcome, an error, a message, a bounce or a row of reactions, or such a row of a CSV file.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The heading of the page.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleText]
    public string? Title { get; set; }

    /// <summary>The summary of the comparison, for outcomes that come from a file: typed ones carry their own.</summary>
    [Parameter]
    [AllowNull]
    public PSObject? Summary { get; set; }

    /// <summary>The requests of the send: what Send-MailkitMassMail wrote, or rows of its CSV file.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Request { get; set; }

    /// <summary>How many recipients are named at most.</summary>
    [Parameter]
    [ValidateRange(0, 10_000)]
    public int MaximumRow { get; set; } = 500;

    /// <summary>Shows addresses as they are.</summary>
    [Parameter]
    public SwitchParameter IncludeAddress { get; set; }

    /// <summary>Refuses to replace a file.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>When the page is made, for tests: by default now.</summary>
    [Parameter(DontShow = true)]
    [IsoDate]
    public object? MadeAt { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _report = new SendReport(MaximumRow);
        _reader = new ReportRowReader(_report);
        try
        {
            _file = new NewFile(new FileArgument(this).ToWrite(Path), NoClobber);
            ReadSummary();
            ReadRequests();
        }
        catch (MailkitException e)
        {
            Stop(Errors.InvalidArgument(e.Message, null));
        }

        if (!MyInvocation.ExpectingInput && !MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            Stop(Errors.InvalidArgument("There is nothing to report: rows come through the pipeline.", nameof(InputObject)));
        }

        _isConfirmed = IsConfirmed($"Write {_file!.Path}");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _position++;
        try
        {
            _reader!.Add(InputObject);
        }
        catch (MailkitException e)
        {
            if (!MyInvocation.ExpectingInput)
            {
                Stop(Errors.InvalidArgument(e.Message, nameof(InputObject)));
            }

            WriteError(Errors.InputLeftOut(_position, e.Message));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_isConfirmed)
        {
            return;
        }

        AddSummary();
        string page = SendReportPage.Write(_report!, new SendReportOptions
        {
            Title = Title,
            MaximumRow = MaximumRow,
            IncludesAddresses = IncludeAddress,
            MadeAt = MailkitTransformationAttribute.Unwrap(MadeAt) as DateTimeOffset? ?? DateTimeOffset.UtcNow,
            Command = MyInvocation.MyCommand.Name,
        });
        try
        {
            _file!.Write(page);
        }
        catch (MailkitException e)
        {
            Stop(Errors.InvalidArgument(e.Message, null));
        }

        if (PassThru)
        {
            WriteObject(new FileInfo(_file.Path));
        }
    }

    /// <summary>Rows of a file do not know their summary. Others do, and -Summary was read before their comparison was made.</summary>
    private void AddSummary()
    {
        if (_given is null)
        {
            return;
        }

        if (_report!.HasForeignOutcomes)
        {
            _report.Facts.Add(_given);
        }
        else if (_report.Facts.Summary != _given)
        {
            WriteWarning(_report.Outcomes.Any
                ? "-Summary is not used: the outcomes carry the summary of their own comparison."
                : "-Summary is not used: no outcome came, and it may be that of an earlier comparison.");
        }
    }

    private void ReadSummary()
    {
        object? value = Summary?.BaseObject is IList { Count: 1 } list ? list[0] : Summary;
        if (value is null)
        {
            return;
        }

        PSObject input = PSObject.AsPSObject(value);
        _given = input.BaseObject as MassMailSummary
            ?? (input.BaseObject is PSCustomObject && input.Properties[nameof(MassMailSummary.SubmittedCount)] is not null
                ? (MassMailSummary)OwnRow.Of(typeof(MassMailSummary), input, "-Summary")
                : throw new MailkitException(
                    MailkitErrorKind.InvalidArgument,
                    "-Summary is no summary: it takes what -SummaryVariable of Compare-MailkitMassMail holds, or its row of a CSV file."));
        if (!AddsUp(_given))
        {
            throw new MailkitException(
                MailkitErrorKind.InvalidArgument,
                "-Summary is no summary: one of its counts is negative, or those of the outcomes do not add up to SubmittedCount.");
        }
    }

    private static bool AddsUp(MassMailSummary summary)
    {
        long[] outcomes =
            [summary.SentCount, summary.FailedCount, summary.WaitingCount, summary.RefusedCount, summary.MissingCount];
        return outcomes.Sum() == summary.SubmittedCount
            && outcomes
                .Append(summary.DistinctCount)
                .Append(summary.AmbiguousCount)
                .Append(summary.NotSubmittedCount)
                .Append(summary.ErrorRowCount)
                .Append(summary.MessageCount)
                .All(count => count >= 0);
    }

    private void ReadRequests()
    {
        foreach (SendMassRequest request in MassMailRows.Requests(Request ?? []))
        {
            _report!.Facts.Add(request);
        }
    }
}
