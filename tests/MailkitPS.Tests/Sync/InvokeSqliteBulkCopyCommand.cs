using System.Data;
using System.Globalization;
using System.Management.Automation;
using Microsoft.Data.Sqlite;

namespace MailkitPS.Tests.Sync;

/// <summary>What the cmdlet of this name in the module PSSQLite does for the topic.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SQLiteBulkCopy")]
public sealed class InvokeSqliteBulkCopyCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public DataTable DataTable { get; set; } = null!;

    [Parameter(Mandatory = true)]
    public string DataSource { get; set; } = null!;

    [Parameter(Mandatory = true)]
    public string Table { get; set; } = null!;

    [Parameter]
    [ValidateSet("Rollback", "Abort", "Fail", "Ignore", "Replace")]
    public string ConflictCause { get; set; } = "Abort";

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        Assert.True(Force, "it would ask");
        using SqliteConnection connection = new($"Data Source={GetUnresolvedProviderPathFromPSPath(DataSource)};Pooling=False");
        connection.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        string[] columns = [.. DataTable.Columns.Cast<DataColumn>().Select(column => column.ColumnName)];
        command.CommandText = $"INSERT OR {ConflictCause} INTO {Table} ({string.Join(", ", columns)}) "
            + $"VALUES ({string.Join(", ", columns.Select(column => $"@{column}"))})";
        foreach (string column in columns)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{column}" });
        }

        foreach (DataRow row in DataTable.Rows)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                command.Parameters[column].Value = row[column] is DateTime date
                    ? date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
                    : row[column];
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
