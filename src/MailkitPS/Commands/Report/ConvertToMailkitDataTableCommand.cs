using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>Makes tables with typed columns of the objects of this module, a batch at a time, for what writes into databases.</summary>
[Cmdlet(VerbsData.ConvertTo, "MailkitDataTable")]
[OutputType(typeof(DataTable))]
public sealed class ConvertToMailkitDataTableCommand : MailkitCommand
{
    private const string Selected = "Selected.MailkitPS.";
    private const string FromAnotherProcess = "Deserialized.MailkitPS.";

    private readonly HashSet<string> _told = [];
    private readonly PositionRanges _leftOutAlike = new();
    private int _position;
    private RowTable? _rows;
    private DataTable? _table;

    /// <summary>An object of this module, such as a row of Get-MailkitRawMessage. All inputs are of one type.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The most rows of one table.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int BatchSize { get; set; } = 10_000;

    /// <summary>The name of the tables; by default that of the type, such as RawMessage.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TableName { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _position++;
        if (InputObject?.BaseObject is not object row || !IsTaken(row.GetType()))
        {
            Refuse(Problem());
            return;
        }

        if (_table is null)
        {
            _table = _rows!.New(TableName ?? _rows.Type.Name);
            _table.BeginLoadData();
        }

        _rows!.Add(_table, row);
        if (_table.Rows.Count == BatchSize)
        {
            WriteTable();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WriteTable();
        if (_leftOutAlike.Any)
        {
            WriteError(Errors.LeftOutAlike(_leftOutAlike));
        }
    }

    /// <summary>Whether an input has the type of the first one, or is the first one.</summary>
    private bool IsTaken(Type type)
    {
        if (_rows is null && RowTable.IsRow(type))
        {
            _rows = new(type);
        }

        return _rows?.Type == type;
    }

    /// <summary>Writes what there is of a table, whole: Windows PowerShell would take its rows for the elements of a list.</summary>
    private void WriteTable()
    {
        if (_table is DataTable table)
        {
            _table = null;
            table.EndLoadData();
            WriteObject(table, enumerateCollection: false);
        }
    }

    /// <summary>
    /// Leaves an input out. The first of its kind is told, the others are counted. What was taken before it is written first, because the
    /// error may end the command.
    /// </summary>
    private void Refuse(string problem)
    {
        if (!MyInvocation.ExpectingInput)
        {
            Stop(Errors.InvalidArgument(problem, nameof(InputObject)));
        }

        if (!_told.Add(problem))
        {
            _leftOutAlike.Add(_position);
            return;
        }

        WriteTable();
        WriteError(Errors.InputLeftOut(_position, problem));
    }

    /// <summary>Why an input cannot be taken.</summary>
    private string Problem()
    {
        if (InputObject is null)
        {
            return MyInvocation.ExpectingInput ? "It is null." : "Pipe rows of this module, such as those of Get-MailkitRawMessage.";
        }

        Type type = InputObject.BaseObject.GetType();
        if (RowTable.IsRow(type))
        {
            return $"It is a {type.Name}, and the table is one of {_rows!.Type.Name}: give each type a command of its own.";
        }

        string name = InputObject.TypeNames.FirstOrDefault() ?? type.FullName;
        return name.StartsWith(Selected, StringComparison.Ordinal)
            ? $"Select-Object has made it of a {name.Substring(Selected.Length)}, and its properties have no types any more: pipe the rows "
                + "as they are, and remove columns from the table."
            : name.StartsWith(FromAnotherProcess, StringComparison.Ordinal)
                ? $"It is a copy of a {name.Substring(FromAnotherProcess.Length)} from a file or another process, and its properties have "
                    + "no types any more: make the table where the rows are read."
            : InputObject.BaseObject is IList ? "It is a list: pipe its elements."
            : $"A {type.Name} is no row of this module: pipe what its cmdlets write, as they write it.";
    }
}
