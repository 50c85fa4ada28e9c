using MailkitPS.Simulator;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace MailkitPS.Tests.Sync;

/// <summary>What about_MailkitPS_Sync shows does what it says: nothing twice, nothing missed, and what has changed is updated.</summary>
/// <remarks>`build.ps1 -Task Sync` has the same of PostgreSQL, which needs a server.</remarks>
public sealed class SyncTopicTests : IDisposable
{
    private const string Sqlite = "SQLite";
    private const string Send = "Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -Confirm:$false -Email ";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mailkitps-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_database_of_sqlite_is_kept_up_to_date()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Prepare(shell);

        // A reader who begins late, and then runs the job.
        shell.Run($"{Send} ada@example.com; {Send} wait-40@example.com; {Send} eve@example.com").AssertNoErrors();
        shell.Run(SyncTopic.Commands("Begin late")[0]).AssertNoErrors();
        string job = SyncTopic.Commands(Sqlite)[1];
        shell.Run(job).AssertNoErrors();
        Assert.Equal(
            ["ada@example.com sent", "wait-40@example.com wait", "eve@example.com sent"],
            Query(shell, "SELECT Email || ' ' || Status FROM RawMessage ORDER BY SendMessageId"));
        Assert.Equal(
            ["integer text null"],
            Query(shell, "SELECT DISTINCT typeof(SendId) || ' ' || typeof(SentDate) || ' ' || typeof(Extra) FROM RawMessage"));
        const string Counts = "SELECT COUNT(*) FROM RawBounce UNION ALL SELECT COUNT(*) FROM RawResponse";
        object?[] first = Query(shell, Counts);
        Assert.Equal(
            first,
            shell.Run("@(Get-MailkitRawBounce).Count; @(Get-MailkitRawResponse).Count").AssertNoErrors()
                .Output.Select(count => (object?)Convert.ToInt64(count.BaseObject, null)));

        // What waited is sent, and one more message is.
        shell.Run($"{Send} new@example.com; do {{ $all = Get-MailkitRawMessage -CampaignId 7001 -After 810000000 }} "
            + "while ($all.Status -contains 'wait')").AssertNoErrors();
        shell.Run(job).AssertNoErrors();
        Assert.Equal(
            ["ada@example.com sent", "wait-40@example.com sent", "eve@example.com sent", "new@example.com sent"],
            Query(shell, "SELECT Email || ' ' || Status FROM RawMessage ORDER BY SendMessageId"));
        Assert.Equal(first, Query(shell, Counts));
    }

    [Fact]
    public async Task A_run_begins_before_what_is_not_finished_and_behind_the_last_row_where_all_is()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Prepare(shell);
        Assert.Equal([0L], Begin());
        Insert("(1, 'wait', '2026-01-01 10:00:00'), (2, 'failed', '2026-03-01 10:00:00'), (5, 'sent', '2026-03-01 10:00:00')");
        Assert.Equal([5L], Begin());
        Insert("(7, 'wait_ab', '2026-03-01 11:00:00'), (8, 'sent', '2026-03-01 11:00:00'), (9, 'wait', '2026-03-01 11:00:00')");
        Assert.Equal([6L], Begin());

        object?[] Begin() => Query(shell, SyncTopic.Statements(Sqlite)["begin.sql"]);

        void Insert(string rows) => Query(shell, $"INSERT INTO RawMessage (SendMessageId, Status, SentDate) VALUES {rows}");
    }

    [Fact]
    public async Task Recipients_are_taken_over_and_who_was_deleted_goes()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        using Shell shell = Shell.ConnectedTo(simulator);
        Prepare(shell);
        Query(shell, "INSERT INTO Recipient (MailingListId, EmailId) VALUES (5001, 1), (5001, 700000002), (5002, 1)");
        IReadOnlyList<string> commands = SyncTopic.Commands("Recipients, engagement and opt-outs");
        foreach (string command in commands.Concat(commands))
        {
            shell.Run(command).AssertNoErrors();
        }

        Assert.Equal(
            ["5001 700000002", "5002 1"],
            Query(
                shell,
                "SELECT MailingListId || ' ' || EmailId FROM Recipient WHERE EmailId IN (1, 700000002) ORDER BY MailingListId"));
        Assert.Equal([25000L, 25000L], Query(shell, "SELECT COUNT(*) FROM RecipientSeen UNION ALL SELECT COUNT(*) FROM Engagement"));
    }

    [Fact]
    public void The_statements_for_sql_server_are_such()
    {
        IReadOnlyDictionary<string, string> statements = SyncTopic.Statements("SQL Server");
        Assert.Equal(["begin.sql", "create.sql", "merge.sql"], statements.Keys.Order());
        foreach (string statement in statements.Values)
        {
            using StringReader text = new(statement);
            new TSql160Parser(initialQuotedIdentifiers: true).Parse(text, out IList<ParseError> errors);
            Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
        }
    }

    private static object?[] Query(Shell shell, string query) =>
    [
        .. shell.Run("param($query) Invoke-SqliteQuery -DataSource mail.sqlite -Query $query", query).AssertNoErrors()
            .Output.Select(row => row.Properties.Single().Value),
    ];

    /// <summary>The files of the topic in a folder, an empty database, and the commands that the topic takes for granted.</summary>
    private void Prepare(Shell shell)
    {
        foreach ((string name, string statements) in SyncTopic.Statements(Sqlite))
        {
            File.WriteAllText(Path.Combine(_folder.FullName, name), statements);
        }

        shell.Run(
            "param($folder, $assembly) Import-Module -Assembly $assembly; "
            + "$ExecutionContext.SessionState.Path.SetLocation($folder) | Out-Null",
            _folder.FullName,
            typeof(InvokeSqliteQueryCommand).Assembly).AssertNoErrors();

        // The pause between two pages is for a Mailkit that others use, too.
        shell.Run("$PSDefaultParameterValues['Get-MailkitRaw*:PageDelaySec'] = 0").AssertNoErrors();
        shell.Run("Invoke-SqliteQuery -DataSource mail.sqlite -InputFile create.sql").AssertNoErrors();
        shell.Run(SyncTopic.Commands(Sqlite)[0]).AssertNoErrors();
    }
}
