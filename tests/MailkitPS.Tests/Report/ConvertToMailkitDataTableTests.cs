using System.Data;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Reports;

/// <summary>ConvertTo-MailkitDataTable: columns with the types of the properties, batch by batch, and no input lost unsaid.</summary>
public sealed class ConvertToMailkitDataTableTests
{
    private const string Rows = "param($rows) $rows | ConvertTo-MailkitDataTable";

    private static readonly DateTime Date = new(2026, 3, 14, 9, 26, 53, DateTimeKind.Unspecified);
    private static readonly Type[] ColumnTypes =
        [typeof(bool), typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(DateTime)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> OutputTypes() =>
        [.. StyleTests.OutputTypes().Where(type => type.Name != "MailkitConnection").Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(OutputTypes))]
    public void Every_type_has_a_column_of_its_type_for_each_property(string name)
    {
        Type type = StyleTests.OutputTypes().Single(output => output.Name == name);
        object empty = RuntimeHelpers.GetUninitializedObject(type);
        object full = RuntimeHelpers.GetUninitializedObject(type);
        for (Type? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (FieldInfo field in declaring.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.Name.EndsWith("k__BackingField", StringComparison.Ordinal))
                {
                    field.SetValue(full, Sample(field));
                }
            }
        }

        using Shell shell = new();
        using DataTable table = Table(shell.Run(Rows, (object)new object[] { empty, full }).Single);
        Assert.Equal(name, table.TableName);
        Assert.Equal(2, table.Rows.Count);
        Assert.All(table.Rows.Cast<DataRow>(), row => Assert.Equal(DataRowState.Added, row.RowState));

        // In the order in which PowerShell, and so Export-Csv, has the properties.
        Assert.Equal(
            PSObject.AsPSObject(full).Properties.Select(property => property.Name),
            table.Columns.Cast<DataColumn>().Select(column => column.ColumnName));
        foreach (DataColumn column in table.Columns)
        {
            PropertyInfo property = type.GetProperty(column.ColumnName)!;
            Type? nullable = Nullable.GetUnderlyingType(property.PropertyType);
            Type value = nullable ?? property.PropertyType;
            bool isText = !ColumnTypes.Contains(value);
            Assert.Equal(isText ? typeof(string) : value, column.DataType);
            Assert.Equal(isText || nullable is not null, column.AllowDBNull);
            Assert.Equal(Cell(property.GetValue(empty)), table.Rows[0][column]);
            Assert.Equal(Cell(property.GetValue(full)), table.Rows[1][column]);
        }

        object Cell(object? value) => value is null or "" ? DBNull.Value
            : ColumnTypes.Contains(value.GetType()) ? value
            : value.ToString()!;
    }

    [Fact]
    public async Task Rows_of_mailkit_come_in_batches_with_their_values()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            $messages = @(Get-MailkitRawMessage -SendId 60001)[0..24]
            $tables = $messages | ConvertTo-MailkitDataTable -BatchSize 10 -TableName stage
            @($tables | ForEach-Object { "$($_.TableName) $($_.Rows.Count)" }) -join ', '
            $whole = $messages | ConvertTo-MailkitDataTable -BatchSize 25
            "$($whole.GetType()) $($whole.TableName) $($whole.Rows.Count)"
            $messages[24].SendMessageId -eq $whole.Rows[24].SendMessageId
            $messages[24].Email -ceq $tables[2].Rows[4].Email
            $messages[24].SentDate -eq $whole.Rows[24].SentDate -and $whole.Rows[24].SentDate.Kind -eq 'Unspecified'
            $whole.Rows[24].TemplateId -is [DBNull] -and $whole.Rows[24].Extra -is [DBNull]
            """).AssertNoErrors();
        object[] written =
            ["stage 10, stage 10, stage 5", "System.Data.DataTable RawMessage 25", true, true, true, true];
        Assert.Equal(written, run.Output.Select(value => value.BaseObject));
    }

    [Fact]
    public void No_rows_make_no_table()
    {
        using Shell shell = new();
        Assert.Empty(shell.Run("@() | ConvertTo-MailkitDataTable").AssertNoErrors().Output);
    }

    [Fact]
    public async Task A_row_of_another_type_is_left_out_and_what_was_taken_comes_out_first()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run(
            """
            $messages = @(Get-MailkitRawMessage -SendId 60001)[0..2]
            $list = Get-MailkitMailingList -MailingListId 5001
            """);
        Run run = shell.Run("$messages[0, 1] + $list + $messages[2] + $list + $null + $list | ConvertTo-MailkitDataTable");
        Assert.Equal([2, 1], run.Output.Select(table => Table(table).Rows.Count));
        Assert.Equal([3, 6, "5, 7"], run.Errors.Select(error => error.TargetObject));
        Assert.All(
            run.Errors,
            error => Assert.StartsWith("MailkitInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.StartsWith(
            "Input 3 is left out. It is a MailingList, and the table is one of RawMessage",
            run.Errors[0].Exception.Message,
            StringComparison.Ordinal);

        Run stopped = shell.Run(
            "$counts = @(); try { $messages[0, 1] + $list + $messages[2] | ConvertTo-MailkitDataTable -ErrorAction Stop | "
            + "ForEach-Object { $counts += $_.Rows.Count } } catch { $_.FullyQualifiedErrorId }; $counts");
        Assert.Equal(
            ["MailkitInvalidArgument,MailkitPS.ConvertToMailkitDataTableCommand", 2],
            stopped.Output.Select(value => value.BaseObject));
    }

    [Theory]
    [InlineData("$null", "It is null.")]
    [InlineData("''", "A String is no row")]
    [InlineData("\"a`nb\"", "A String is no row")]
    [InlineData("[char]0xD800", "A Char is no row")]
    [InlineData("$true", "A Boolean is no row")]
    [InlineData("5.7", "A Double is no row")]
    [InlineData("$row, $row", "It is a list")]
    [InlineData("{ 5 }", "A ScriptBlock is no row")]
    [InlineData("@{ SendMessageId = 1 }", "A Hashtable is no row")]
    [InlineData("[pscustomobject]@{ SendMessageId = 1 }", "A PSCustomObject is no row")]
    [InlineData("[pscustomobject]@{ PSTypeName = 'Selected.MailkitPS.RawMessage' }", "Select-Object has made it of a RawMessage")]
    [InlineData(
        "[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($row))",
        "It is a copy of a RawMessage from a file or another process")]
    [InlineData("[MailkitPS.SendMassError]::InvalidEmail", "A SendMassError is no row")]
    [InlineData("ConvertTo-MailkitDataTable -InputObject $row", "A DataTable is no row")]
    [InlineData("$Error[0].Exception", "A MailkitException is no row")]
    [InlineData("Get-MailkitConnection", "A MailkitConnection is no row")]
    public async Task What_is_no_row_is_left_out_and_the_next_row_goes_on(string input, string problem)
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        shell.Run("$row = @(Get-MailkitRawMessage -SendId 60001)[0]; Get-MailkitDelivery -SendId 1");
        Run run = shell.Run($"$value = {input}; & {{ , $value; $row }} | ConvertTo-MailkitDataTable");
        Assert.Equal(1, Table(Assert.Single(run.Output)).Rows.Count);
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.StartsWith($"Input 1 is left out. {problem}", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.TargetObject);

        run = shell.Run("ConvertTo-MailkitDataTable -InputObject $value");
        Assert.Empty(run.Output);
        Assert.Single(run.AllErrors);
    }

    [Fact]
    public async Task A_row_that_powershell_has_wrapped_is_a_row()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            $rows = Get-MailkitMailingList -MailingListId 5001, 5002 | Where-Object Name
            $rows[0].PSObject.Properties.Add([psnoteproperty]::new('Tenant', 'A'))
            $table = $rows | Where-Object Name | ConvertTo-MailkitDataTable
            $table.Rows.Count
            $table.Columns.Contains('Tenant')
            (ConvertTo-MailkitDataTable -InputObject $rows[1]).Rows[0].Name -eq $rows[1].Name
            """).AssertNoErrors();
        Assert.Equal([2, false, true], run.Output.Select(value => value.BaseObject));
    }

    [Theory]
    [InlineData("-BatchSize 0")]
    [InlineData("-BatchSize $null")]
    [InlineData("-TableName ''")]
    [InlineData("-TableName $null")]
    [InlineData("")]
    public void What_makes_no_sense_ends_the_command(string arguments)
    {
        using Shell shell = new();
        Run run = shell.Run($"ConvertTo-MailkitDataTable {arguments}");
        Assert.Empty(run.Output);
        Assert.Single(run.AllErrors);
    }

    private static DataTable Table(PSObject output) => Assert.IsType<DataTable>(output.BaseObject);

    private static object? Sample(FieldInfo field)
    {
        Type type = Nullable.GetUnderlyingType(field.FieldType) ?? field.FieldType;
        return type == typeof(string) ? $"{field.Name} ž 😀"
            : type == typeof(Uri) ? new Uri("https://example.com/a")
            : type == typeof(DateTime) ? Date
            : type == typeof(DateTimeOffset) ? new DateTimeOffset(Date, TimeSpan.Zero)
            : type.IsEnum ? Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)
            : type.IsPrimitive || type == typeof(decimal) ? Convert.ChangeType(1, type, null)
            : null;
    }
}
