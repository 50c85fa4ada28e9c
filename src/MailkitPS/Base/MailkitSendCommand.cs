using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>A cmdlet that sends to each input of the pipeline at most once.</summary>
public abstract class MailkitSendCommand : MailkitConnectedCommand
{
    private const int MaxShownColumns = 20;

    private readonly IReadOnlyList<InputColumn> _columns;
    private readonly RecipientFields _recipientFields;
    private readonly string _textColumn;
    private readonly InputColumn[] _required;
    private readonly InputColumn _mailingListId;
    private readonly InputColumn _campaignId;
    private readonly InputColumn _fieldColumn;
    private readonly InputColumn _contentColumn;
    private readonly PositionRanges _leftOutAlike = new();
    private FieldReader _reader = null!;
    private RecipientData? _field;
    private IDictionary? _content;
    private bool _isShapeAtFault;

    /// <param name="recipientFields">The fields of a recipient that the function takes.</param>
    /// <param name="textColumn">The column that an input is which is a text.</param>
    private protected MailkitSendCommand(RecipientFields recipientFields, string textColumn)
    {
        _recipientFields = recipientFields;
        _textColumn = textColumn;
        _columns = InputColumn.Of(GetType());
        _mailingListId = Column(nameof(MailingListId));
        _campaignId = Column(nameof(CampaignId));
        _required = [Column(textColumn), _mailingListId, _campaignId];
        _fieldColumn = Column(nameof(Field));
        _contentColumn = Column(nameof(Content));
    }

    /// <summary>The mailing list of the recipient.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [InputColumn]
    [Alias("mailinglist_id", "ID_user_list", "ID_mailing_list")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? MailingListId { get; set; }

    /// <summary>The campaign.</summary>
    [Parameter]
    [MailkitId(DefersRefusal = true)]
    [InputColumn]
    [Alias("campaign_id", "ID_message")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public long? CampaignId { get; set; }

    /// <summary>Data of the recipient: a hashtable or an object, such as @{ first_name = 'Ada'; custom1 = 'x' }.</summary>
    [Parameter]
    [AllowNull]
    [InputColumn]
    [Alias("customs")]
    public object? Field { get; set; }

    /// <summary>The variables of the template: a hashtable or an object.</summary>
    [Parameter]
    [AllowNull]
    [InputColumn]
    public object? Content { get; set; }

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

    /// <summary>The positions of the inputs that were sent to.</summary>
    private protected PositionRanges Sent { get; } = new();

    /// <summary>No input is sent to any more, and each is only counted.</summary>
    private protected virtual bool HasStopped => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // What the command line has wrong is wrong for every input.
        foreach ((string name, long? id) in new[] { (nameof(MailingListId), MailingListId), (nameof(CampaignId), CampaignId) })
        {
            if (id is long given && RefusedId.Is(given))
            {
                Stop(Errors.InvalidArgument(RefusedId.Describe($"-{name}", given), name));
            }

            if (id is null && MyInvocation.BoundParameters.ContainsKey(name))
            {
                Stop(Errors.InvalidArgument($"-{name} is empty.", name));
            }
        }

        foreach (InputColumn column in _columns)
        {
            column.IsGiven = MyInvocation.BoundParameters.ContainsKey(column.Name);
        }

        try
        {
            _reader = new FieldReader(_columns, Column(_textColumn), _recipientFields, FieldMap);
            _content = WireValue.Members(Content, "-Content");
            _field = Field is null ? null : _recipientFields.Read(WireValue.Members(Field, "-Field"));
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

        _isShapeAtFault = false;
        try
        {
            Send(ReadInput());
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

    /// <summary>Sends to the current input.</summary>
    /// <exception cref="MailkitException">The input cannot be sent to. Nothing was sent.</exception>
    private protected abstract void Send(InputRow row);

    /// <summary>Reads what the command line gives for all inputs.</summary>
    /// <exception cref="MailkitException">Some of it cannot be sent.</exception>
    private protected virtual void ReadConstants()
    {
    }

    /// <summary>Counts an input that comes after the end of the sending.</summary>
    private protected virtual void LeaveOut()
    {
    }

    /// <summary>The column of a parameter.</summary>
    private protected InputColumn Column(string parameter) => _columns.First(column => column.Name == parameter);

    /// <summary>A text of the command line or else of the input; null for none.</summary>
    /// <exception cref="MailkitException">What the input has is no text.</exception>
    private protected static string? ReadText(InputRow row, InputColumn column, string? given)
    {
        if (column.IsGiven || row[column] is not object value)
        {
            return string.IsNullOrEmpty(given) ? null : given;
        }

        return WireValue.From(value) switch
        {
            null or "" => null,
            object plain => WireText.Of(plain) ?? throw Refusal($"Its {column.Name} has to be a text"),
        };
    }

    /// <summary>A text without which nothing can be sent.</summary>
    /// <exception cref="MailkitException">It is missing.</exception>
    private protected string ReadRequiredText(InputRow row, InputColumn column, string? given)
    {
        string? text = ReadText(row, column, given);
        return string.IsNullOrWhiteSpace(text) ? throw Missing(row, column) : text!;
    }

    /// <summary>The mailing list of the current recipient.</summary>
    /// <exception cref="MailkitException">It is missing, or it is no ID.</exception>
    private protected long ReadMailingListId(InputRow row) => ReadRequiredId(row, _mailingListId, MailingListId);

    /// <summary>The campaign of the current recipient.</summary>
    /// <exception cref="MailkitException">It is missing, or it is no ID.</exception>
    private protected long ReadCampaignId(InputRow row) => ReadRequiredId(row, _campaignId, CampaignId);

    private long ReadRequiredId(InputRow row, InputColumn column, long? given)
    {
        if (given is long id)
        {
            return id;
        }

        object? value = row[column];
        if (value is null || (value is string text && string.IsNullOrWhiteSpace(text)))
        {
            throw Missing(row, column);
        }

        return MailkitIdAttribute.TryRead(value, out long read)
            ? read
            : throw Refusal(MailkitIdAttribute.Refusal($"Its {column.Name}", value));
    }

    /// <summary>The variables of the template; null for none.</summary>
    /// <exception cref="MailkitException">They cannot be sent.</exception>
    private protected IDictionary? ReadContent(InputRow row) =>
        _contentColumn.IsGiven ? _content : WireValue.Members(row[_contentColumn], "Its Content");

    /// <summary>
    /// The data of the recipient; null for none. What the command line gives counts more than what the input has.
    /// </summary>
    /// <exception cref="MailkitException">They cannot be sent, or the input gives one of them twice.</exception>
    private protected RecipientData? ReadFields(InputRow row)
    {
        RecipientData? data = row.Fields;
        if (row[_fieldColumn] is object value)
        {
            RecipientData inField = _recipientFields.Read(WireValue.Members(value, "Its Field"));
            if (data?.FirstIn(inField) is RecipientField twice)
            {
                throw Refusal($"{twice.Name} is given twice, in a property of its own and in Field");
            }

            data ??= new();
            data.AddMissing(inField);
        }

        if (_field is null)
        {
            return data;
        }

        RecipientData all = new();
        all.AddMissing(_field);
        all.AddMissing(data ?? new());
        return all;
    }

    /// <summary>
    /// Sends one message, and writes what came of it. What was sent is written before anything that a preference of the user may make
    /// the end of the pipeline.
    /// </summary>
    /// <param name="call">Makes the call.</param>
    /// <param name="what">What is sent, such as "mail".</param>
    /// <param name="how">Through which campaign and with what it is sent, for the confirmation; it names no address.</param>
    /// <param name="recipient">The recipient; shown only when the user is asked for confirmation.</param>
    /// <param name="write">Writes the answer.</param>
    private protected void SendOne<TAnswer>(
        Func<MailkitClient, MailkitRowReader<TAnswer>> call,
        string what,
        string how,
        string recipient,
        Action<IReadOnlyList<TAnswer>> write)
        where TAnswer : class
    {
        MailkitConnection connection = GetConnection();
        string message = FormattableString.Invariant($"{what} number {Position} of the input");
        using MailkitRowReader<TAnswer> reader = call(connection.Client);
        if (!IsConfirmed($"Send {message} {how}, at {connection}", $"Send {what} to {recipient} {how}, at {connection}", Sent))
        {
            return;
        }

        try
        {
            List<TAnswer> answer = Call(token => ReadAllAsync(reader, token), () => reader.State);
            Sent.Add(Position);
            write(answer);
        }
        catch (MailkitException e) when (SendOutcomes.Of(e) == SendOutcome.Refused)
        {
            WriteFailure(e, Position);
        }
        catch (MailkitException e)
        {
            string outcome = SendOutcomes.Describe(SendOutcomes.Of(e));
            WriteError(Errors.SendIncomplete($"The {message} {outcome}. The reason: {e.Message}", e, Position));
        }

        foreach (string line in reader.TakeLog())
        {
            WriteVerbose(line);
        }
    }

    /// <summary>Refuses an input.</summary>
    private protected static MailkitException Refusal(string message) => new(MailkitErrorKind.InvalidArgument, message);

    /// <summary>Such as <c>with 2 attachments (12345 bytes)</c>, each with a blank before it; empty for none.</summary>
    private protected static string DescribeAttachments(int count, long size) => count == 0 ? string.Empty
        : FormattableString.Invariant($" with {count} {(count == 1 ? "attachment" : "attachments")} ({size} bytes of files)");

    private static async Task<List<TAnswer>> ReadAllAsync<TAnswer>(MailkitRowReader<TAnswer> reader, CancellationToken token)
        where TAnswer : class
    {
        List<TAnswer> answer = [];
        while (await reader.ReadNextAsync(token).ConfigureAwait(false) is IReadOnlyList<TAnswer> rows)
        {
            answer.AddRange(rows);
        }

        return answer;
    }

    private InputRow ReadInput()
    {
        bool isInput = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));
        if (isInput && InputObject is null)
        {
            throw Refusal("It is null");
        }

        try
        {
            InputRow row = _reader.Read(InputObject);
            foreach (InputColumn column in _required)
            {
                if (!column.IsGiven && row[column] is null && !row.Shape.Has(column))
                {
                    throw Missing(row, column);
                }
            }

            return row;
        }
        finally
        {
            _isShapeAtFault |= _reader.Shape.Fault is not null;
            if (!_isShapeAtFault)
            {
                WarnOfUnused();
            }
        }
    }

    /// <summary>What a new kind of input has that is not sent: silently dropped, it would be missed only when the mail is out.</summary>
    private void WarnOfUnused()
    {
        if (_reader.NewlyUnused is { Count: > 0 } unused)
        {
            _reader.NewlyUnused = [];
            WriteWarning($"Not sent: {List(unused)}. These are no parameters or fields; -FieldMap says what a property is.");
        }

        if (_reader.NewlyMissing is { Count: > 0 } missing)
        {
            _reader.NewlyMissing = [];
            WriteWarning($"-FieldMap names {List(missing)}, which input {Position} does not have.");
        }
    }

    private MailkitException Missing(InputRow row, InputColumn column)
    {
        if (InputObject is null || column.IsGiven)
        {
            _isShapeAtFault = true;
            return Refusal($"-{column.Name} is {(column.IsGiven ? "empty" : "missing")}");
        }

        if (row.Shape.Has(column))
        {
            return Refusal($"Its {column.Name} is empty");
        }

        _isShapeAtFault = true;
        IReadOnlyList<string> names = row.Shape.AllNames;
        string missing = $"It has no {column.Name}, and -{column.Name} is not given";
        return Refusal(names.Count == 0 ? missing : $"{missing}. Its properties are {List(names)}. {Advice(names, column)}");
    }

    private string Advice(IReadOnlyList<string> names, InputColumn column)
    {
        char delimiter = names.Count == 1 ? names[0].FirstOrDefault(letter => letter is ';' or ',' or '|' or '\t') : default;
        return delimiter != default
            ? $"The file may have another delimiter: Import-Csv -Delimiter '{(delimiter == '\t' ? "`t" : delimiter.ToString())}'"
            : names.Any(name => name.Contains("@"))
                ? $"The file may have no line of headings: Import-Csv -Header {_textColumn}, ..."
                : $"-FieldMap says which property it is: -FieldMap @{{ Name = '{column.Name}' }}";
    }

    private static string List(IReadOnlyList<string> names)
    {
        string shown = string.Join(", ", names.Take(MaxShownColumns).Select(MessageText.Quote));
        return names.Count > MaxShownColumns ? FormattableString.Invariant($"{shown} and {names.Count - MaxShownColumns} more") : shown;
    }

    /// <summary>Of inputs that all lack the same, the first is told, and the others are counted.</summary>
    private void LeaveOut(MailkitException reason)
    {
        if (InputObject is null && !MyInvocation.ExpectingInput)
        {
            Stop(Errors.InvalidArgument(reason.Message, Position));
        }

        if (_isShapeAtFault && _reader.Shape.IsRefused)
        {
            _leftOutAlike.Add(Position);
            return;
        }

        _reader.Shape.IsRefused |= _isShapeAtFault;
        WriteError(Errors.LeftOut(Position, reason));
    }
}
