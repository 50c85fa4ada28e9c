using System.Management.Automation;
using Microsoft.Data.Sqlite;

namespace MailkitPS.Tests.Sync;

/// <summary>What the cmdlet of this name in the module PSSQLite does for the topic.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SqliteQuery")]
public sealed class InvokeSqliteQueryCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public string DataSource { get; set; } = null!;

    [Parameter]
    public string? Query { get; set; }

    [Parameter]
    public string? InputFile { get; set; }

    protected override void ProcessRecord()
    {
        using SqliteConnection connection = new($"Data Source={GetUnresolvedProviderPathFromPSPath(DataSource)};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Query ?? File.ReadAllText(GetUnresolvedProviderPathFromPSPath(InputFile));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            PSObject row = new();
            for (int column = 0; column < reader.FieldCount; column++)
            {
                row.Properties.Add(new PSNoteProperty(reader.GetName(column), reader.IsDBNull(column) ? null : reader.GetValue(column)));
            }

            WriteObject(row);
        }
    }
}
