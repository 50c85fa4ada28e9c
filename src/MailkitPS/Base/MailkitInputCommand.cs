using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>
/// A cmdlet that takes recipients by the thousand: each input has a position, and one that cannot be used is told and left out.
/// </summary>
public abstract class MailkitInputCommand : MailkitConnectedCommand
{
    private const int MaxShownColumns = 20;

    /// <summary>
    /// What our rows of people have beside the fields of a person. Files that were made of them have it too, and nobody misses it.
    /// </summary>
    private protected static readonly string[] BesideFields =
    [
        nameof(Recipient.EmailId),
        nameof(Recipient.MailingListId),
        nameof(Recipient.Email),
        nameof(Recipient.Status),
        nameof(Recipient.Date),
        nameof(Recipient.ChangeDate),
        nameof(Recipient.Extra),
        nameof(RecipientDifference.Position),
        nameof(RecipientDifference.Difference),
        nameof(RecipientDifference.Fields),
    ];

    private readonly IReadOnlyList<InputColumn> _columns;
    private readonly InputColumn _textColumn;
    private readonly InputColumn[] _required;
    private readonly HashSet<string> _toldFaults = [];
    private readonly PositionRanges _leftOutAlike = new();
    private readonly List<string> _unused = [];
    private FieldReader _reader = null!;

    /// <summary>What is wrong with the current input and with all that are like it; null for what is its own.</summary>
    private string? _commonFault;

    /// <param name="recipientFields">The fields of a recipient that the function takes.</param>
    /// <param name="textColumn">The column that an input is which is a text. Each input needs it.</param>
    /// <param name="required">The other columns that each input needs.</param>
    private protected MailkitInputCommand(RecipientFields recipientFields, string textColumn, params string[] required)
    {
        Fields = recipientFields;
        _columns = InputColumn.Of(GetType());
        _textColumn = Column(textColumn);
        _required = [_textColumn, .. required.Select(Column)];
    }

    /// <summary>
    /// Properties of the input whose names say nothing, each with the parameter or field that it is: @{ Mail = 'Email'; Tier = 3 }.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? FieldMap { get; set; }

    /// <summary>An object, a hashtable, or a row of a file, whose properties are the other parameters; or an address.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The position of the current input, from 1.</summary>
    private protected int Position { get; private set; }

    /// <summary>The fields of a recipient that the function takes.</summary>
    private protected RecipientFields Fields { get; }

    /// <summary>Somebody would miss a property of the input that is read into nothing.</summary>
    private protected virtual bool TellsUnused => true;

    /// <summary>The names of properties of inputs so far that are read into nothing.</summary>
    private protected IReadOnlyCollection<string> Unused => _unused;

    /// <summary>An empty field is a value of its own, and not one that is left alone.</summary>
    private protected virtual bool KeepsEmpty => false;

    /// <summary>The status of a recipient may come from a property of the input.</summary>
    private protected virtual bool TakesStatus => false;

    /// <summary>Properties that rows of ours have and nobody misses.</summary>
    private protected virtual IReadOnlyCollection<string> OfOurRows => [];

    /// <summary>No input is sent to any more, and each is only counted.</summary>
    private protected virtual bool HasStopped => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        foreach (InputColumn column in _columns)
        {
            column.IsGiven = MyInvocation.BoundParameters.ContainsKey(column.Name);
        }

        try
        {
            WireText.Name("-FieldMap", () => _reader = new FieldReader(_columns, _textColumn, Fields, FieldMap)
            {
                KeepsEmpty = KeepsEmpty,
                TakesStatus = TakesStatus,
                OfOurRows = OfOurRows,
            });
            ReadConstants();
        }
        catch (MailkitException e)
        {
            Stop(Errors.InvalidArgument(e.Message, null));
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        Position++;
        if (HasStopped)
        {
            LeaveOut();
            return;
        }

        _commonFault = null;
        if (Prepare() is not Action send)
        {
            return;
        }

        try
        {
            send();
        }
        catch (MailkitException e) when (e.Kind == MailkitErrorKind.InvalidArgument)
        {
            LeaveOut(e);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_leftOutAlike.Any)
        {
            WriteError(Errors.LeftOutAlike(_leftOutAlike));
        }
    }

    /// <summary>Reads everything that is sent to the current input.</summary>
    /// <returns>Sends it.</returns>
    /// <exception cref="MailkitException">The input cannot be sent to.</exception>
    private protected abstract Action Prepare(InputRow row);

    /// <summary>Reads what the command line gives for all inputs.</summary>
    /// <exception cref="MailkitException">Some of it cannot be sent.</exception>
    private protected virtual void ReadConstants()
    {
    }

    /// <summary>Takes note of an input that cannot be used.</summary>
    private protected virtual void NoteRefusal()
    {
    }

    /// <summary>Counts an input that comes after the end of the sending.</summary>
    private protected virtual void LeaveOut()
    {
    }

    /// <summary>The column of a parameter.</summary>
    private protected InputColumn Column(string parameter) => _columns.First(column => column.Name == parameter);

    /// <summary>Checks the address of the command line, which is that of every input. An empty one is the fault of each input.</summary>
    /// <exception cref="MailkitException">It is none.</exception>
    private protected void CheckAddress(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return;
        }

        try
        {
            EmailAddress.Require(address!, "-Email");
        }
        catch (MailkitException e) when (!address!.Contains("@"))
        {
            throw Refusal(
                $"{e.Message} The addresses in a file come through the pipeline: Import-Csv <file> | {MyInvocation.MyCommand.Name}");
        }
    }

    /// <summary>A text of the command line or else of the input; null for none.</summary>
    /// <exception cref="MailkitException">What the input has is no text.</exception>
    private protected static string? ReadText(InputRow row, InputColumn column, string? given)
    {
        if (column.IsGiven || row[column] is not object value)
        {
            return string.IsNullOrEmpty(given) ? null : given;
        }

        string text = value as string ?? WireText.Of(value) ?? TextOf(value, column);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The text of an enumeration, an address of the web and the like.</summary>
    private static string TextOf(object value, InputColumn column)
    {
        try
        {
            return WireText.Of(WireValue.From(value) ?? string.Empty) ?? throw Refusal("This is no single value");
        }
        catch (MailkitException e)
        {
            throw Refusal($"Its {column.Name} has to be a text. {e.Message}");
        }
    }

    /// <summary>A text without which nothing can be sent.</summary>
    /// <exception cref="MailkitException">It is missing.</exception>
    private protected string ReadRequiredText(InputRow row, InputColumn column, string? given)
    {
        string? text = ReadText(row, column, given);
        return string.IsNullOrWhiteSpace(text) ? throw Missing(row, column) : text!;
    }

    /// <summary>An ID without which nothing can be done.</summary>
    /// <exception cref="MailkitException">It is missing, or it is no ID.</exception>
    private protected long ReadRequiredId(InputRow row, InputColumn column, long? given) =>
        ReadId(row, column, given) ?? throw Missing(row, column);

    /// <summary>An ID; null for none.</summary>
    /// <exception cref="MailkitException">It is no ID.</exception>
    private protected static long? ReadId(InputRow row, InputColumn column, long? given)
    {
        if (given is not null)
        {
            return given;
        }

        object? value = row[column];
        if (value is null || (value is string text && string.IsNullOrWhiteSpace(text)))
        {
            return null;
        }

        return MailkitIdAttribute.TryRead(value, out long read)
            ? read
            : throw Refusal(MailkitIdAttribute.Refusal($"Its {column.Name}", value));
    }

    /// <summary>Refuses an input.</summary>
    private protected static MailkitException Refusal(string message) => new(MailkitErrorKind.InvalidArgument, message);

    /// <summary>Refuses an input for what many may have wrong: the first one is told, and the others are counted.</summary>
    private protected MailkitException CommonRefusal(string message)
    {
        _commonFault = message;
        return Refusal(message);
    }

    /// <summary>
    /// Reads the input. What its own code throws, of a property that computes its value say, concerns no other input, and its words are not
    /// shown: they may hold anything.
    /// </summary>
    private Action? Prepare()
    {
        try
        {
            return Prepare(ReadInput());
        }
        catch (MailkitException e)
        {
            LeaveOut(e);
        }
        catch (Exception e) when (e is not (PipelineStoppedException or ActionPreferenceStopException))
        {
            LeaveOut(Refusal($"It cannot be read ({e.GetBaseException().GetType().Name})"));
        }

        return null;
    }

    private InputRow ReadInput()
    {
        if (InputObject is null && (MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject))))
        {
            throw Refusal(MyInvocation.ExpectingInput ? "It is null" : "-InputObject is null");
        }

        InputRow row;
        try
        {
            row = _reader.Read(InputObject);
        }
        catch (MailkitException) when (_reader.Shape.Fault is not null)
        {
            _commonFault = _reader.Shape.Fault;
            throw;
        }

        foreach (InputColumn column in _required)
        {
            if (!column.IsGiven && row[column] is null && !row.Shape.Has(column))
            {
                throw Missing(row, column);
            }
        }

        WarnOfUnused();
        return row;
    }

    /// <summary>What a new kind of input has that is not used: silently dropped, it would be missed only when it is too late.</summary>
    private void WarnOfUnused()
    {
        if (TellsUnused && _reader.TakeUnused() is { Count: > 0 } unused)
        {
            _unused.AddRange(unused);
            string columns = unused.Count == 1 ? "column" : "columns";
            WriteWarning($"Not {Words.Done}: {columns} {List(unused)}. -FieldMap maps {(unused.Count == 1 ? "it" : "them")}.");
        }

        if (_reader.TakeMissing() is { Count: > 0 } missing)
        {
            WriteWarning($"-FieldMap names {List(missing)}, which input {Position} does not have.");
        }
    }

    private MailkitException Missing(InputRow row, InputColumn column)
    {
        if (InputObject is null || column.IsGiven)
        {
            _commonFault = column.Name;
            return Refusal($"-{column.Name} is {(column.IsGiven ? "empty" : "missing")}");
        }

        if (row.Shape.Has(column) || (column == _textColumn && InputObject.BaseObject is string))
        {
            return Refusal($"Its {column.Name} is empty");
        }

        _commonFault = column.Name;
        string[] names = [.. row.Shape.AllNames];
        string missing = $"It has no {column.Name}, and -{column.Name} is not given";
        return Refusal(names.Length == 0 ? missing : $"{missing}. Its properties are {List(names)}. {Advice(names, column)}");
    }

    private string Advice(string[] names, InputColumn column)
    {
        char delimiter = names.Length == 1 ? names[0].FirstOrDefault(letter => letter is ';' or ',' or '|' or '\t') : default;
        return delimiter != default
            ? $"The file may have another delimiter: Import-Csv -Delimiter '{(delimiter == '\t' ? "`t" : delimiter.ToString())}'"
            : names.Any(name => name.Contains("@"))
                ? $"The file may have no line of headings: Import-Csv -Header {_textColumn.Name}"
                : $"-FieldMap says which property it is: -FieldMap @{{ Name = '{column.Name}' }}";
    }

    /// <summary>Names of properties, for a message.</summary>
    private protected static string List(IReadOnlyCollection<string> names) =>
        MessageText.Few([.. names.Select(MessageText.Quote)], MaxShownColumns);

    /// <summary>Of inputs that all lack the same, the first is told, and the others are counted.</summary>
    private void LeaveOut(MailkitException reason)
    {
        NoteRefusal();
        if (InputObject is null && !MyInvocation.ExpectingInput)
        {
            Stop(Errors.InvalidArgument(reason.Message, Position));
        }

        if (_commonFault is not null && !_toldFaults.Add(_commonFault))
        {
            _leftOutAlike.Add(Position);
            return;
        }

        WriteError(Errors.LeftOut(Position, reason));
    }
}
