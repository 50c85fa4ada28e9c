using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Delivery;

/// <summary>A report is written whole or not at all, out of typed rows and out of files, and needs no connection.</summary>
public sealed class ExportMailkitSendReportTests : IDisposable
{
    /// <summary>What Import-Csv makes of what Export-Csv has written: the engine of the tests has neither.</summary>
    private const string Rows =
        """
        function ThroughFile {
            process {
                $columns = [ordered]@{}
                foreach ($property in $_.PSObject.Properties) {
                    $columns[$property.Name] = if ($null -eq $property.Value) { '' } else { $property.Value.ToString() }
                }
                [pscustomobject]$columns
            }
        }
        function ThroughProcess {
            process { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) }
        }
        $outcomes = @(
            [pscustomobject]@{ Position = 1; Email = 'ada@example.com'; Outcome = 'Sent'; Date = '2026-03-14 09:30:00' }
            [pscustomobject]@{ Position = 2; Email = 'bob@example.com'; Outcome = 'missing'; Date = '' }
        )
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mailkitps-");
    private readonly Shell _shell = new();

    public ExportMailkitSendReportTests()
    {
        Enter(_shell);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Outcomes_of_a_file_make_a_page_beside_the_shell_and_nothing_is_said()
    {
        Run run = _shell.Run("$outcomes | ThroughFile | Export-MailkitSendReport report.html").AssertNoErrors();
        Assert.Empty(run.Output);
        Assert.Empty(run.Warnings);
        string page = Page();
        Assert.Contains("1 of 2 recipients is missing", page, StringComparison.Ordinal);
        Assert.DoesNotContain("bob@example.com", page, StringComparison.Ordinal);
        Assert.Contains("b…@example.com", page, StringComparison.Ordinal);
        Assert.Equal(["report.html"], Files());
    }

    [Fact]
    public async Task Typed_rows_of_every_kind_are_taken_and_so_are_their_files()
    {
        await using MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: TestContext.Current.CancellationToken);
        using Shell shell = Shell.ConnectedTo(simulator);
        Enter(shell);
        shell.Run(
            """
            $send = Send-MailkitMassMail error-6@example.com -CampaignId 7001 -MailingListId 5001 -Confirm:$false
            $rows = @(
                Get-MailkitSendMassResult $send.RequestId
                Get-MailkitDeliveryRecipient 60001
                Get-MailkitDeliveryBounce 60001
                Get-MailkitDeliveryFeedback 60001 -Period Day
            )
            $rest = @{ MadeAt = '2026-03-14T11:41:10Z' }
            $rows | Export-MailkitSendReport typed.html @rest -Request $send
            $rows | ThroughFile | Export-MailkitSendReport files.html @rest -Request ($send | ThroughFile)
            $rows | ThroughProcess | Export-MailkitSendReport process.html @rest -Request $send
            """).AssertNoErrors();
        Assert.Equal(Page("typed.html"), Page("files.html"));
        Assert.Equal(Page("typed.html"), Page("process.html"));
        Assert.Contains("Reactions", Page("typed.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_pipeline_writes_a_page_that_says_so()
    {
        _shell.Run("@() | Export-MailkitSendReport report.html").AssertNoErrors();
        Assert.Contains("No row came", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_row_is_told_with_its_position_and_the_others_go_on()
    {
        Run run = _shell.Run(
            """
            $list = [pscustomobject]@{ Email = 'a@example.com'; Status = 'enabled'; MailingListId = 5001 }
            $wrong = [pscustomobject]@{ Email = 'carol@example.com'; Outcome = 'Lost' }
            $code = [pscustomobject]@{ Email = 'carol@example.com'; ErrorCode = 'six' }
            $two = [pscustomobject]@{ Email = 'carol@example.com'; Outcome = 'Sent, Failed' }
            $null, 'text', 5.7, $true, { 1 }, @{ Outcome = 'Sent' }, [datetime]::Now, $list, $wrong, $code, $two, $outcomes[0] |
                Export-MailkitSendReport report.html
            """);
        Assert.Null(run.Thrown);
        Assert.Equal(Enumerable.Range(1, 11), run.Errors.Select(error => error.TargetObject).Cast<int>());
        Assert.All(run.Errors, error =>
        {
            Assert.StartsWith("MailkitInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.StartsWith($"Input {error.TargetObject} is left out. ", error.Exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("@", error.Exception.Message, StringComparison.Ordinal);
        });
        Assert.Contains("The only recipient is accounted for", Page(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Export-MailkitSendReport report.html", "rows come through the pipeline")]
    [InlineData("Export-MailkitSendReport report.html -InputObject $null", "It is null.")]
    [InlineData("Export-MailkitSendReport report.html -InputObject 5", "It is a Int32")]
    [InlineData("$outcomes | Export-MailkitSendReport none/report.html", "no such folder")]
    [InlineData("$outcomes | Export-MailkitSendReport .", "is a folder")]
    [InlineData("$outcomes | Export-MailkitSendReport Env:report.html", "not in the file system")]
    [InlineData("$outcomes | Export-MailkitSendReport none:/report.html", "There is no file")]
    [InlineData("$outcomes | Export-MailkitSendReport report.html -Summary 5", "-Summary is no summary")]
    [InlineData("$outcomes | Export-MailkitSendReport report.html -Summary $outcomes[0]", "-Summary is no summary")]
    [InlineData("$outcomes | Export-MailkitSendReport report.html -Request 8001", "Row 1 of -Request")]
    [InlineData(
        "$outcomes | Export-MailkitSendReport report.html -Request ([pscustomobject]@{ RequestId = 'x'; SubmittedAt = '' })",
        "Row 1 of -Request")]
    public void What_cannot_be_written_ends_it_before_anything_is_read(string script, string problem)
    {
        Run run = _shell.Run(script);
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains(problem, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public void With_whatif_nothing_is_written()
    {
        Run run = _shell.Run("$outcomes | Export-MailkitSendReport report.html -WhatIf -PassThru").AssertNoErrors();
        Assert.Empty(run.Output);
        Assert.Empty(Files());
    }

    [Fact]
    public void A_file_is_replaced_unless_that_is_refused()
    {
        File.WriteAllText(Full("report.html"), "old");
        _shell.Run("$outcomes | Export-MailkitSendReport report.html").AssertNoErrors();
        string written = Page();
        Run run = _shell.Run("@() | Export-MailkitSendReport report.html -NoClobber");
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.Contains("-NoClobber", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(written, Page());
        _shell.Run("$outcomes | Export-MailkitSendReport new.html -NoClobber").AssertNoErrors();
        Assert.Equal(["new.html", "report.html"], Files());
    }

    [Fact]
    public void A_file_that_is_read_only_stays_as_it_is()
    {
        FileInfo file = new(Full("report.html"));
        File.WriteAllText(file.FullName, "old");
        file.IsReadOnly = true;
        _shell.Run("$outcomes | Export-MailkitSendReport report.html")
            .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        file.IsReadOnly = false;
        Assert.Equal("old", File.ReadAllText(Full("report.html")).Trim());
        Assert.Equal(["report.html"], Files());
    }

    [Fact]
    public void The_file_is_returned_where_that_is_asked_for()
    {
        PSObject file = _shell.Run("$outcomes | Export-MailkitSendReport report.html -PassThru").Single;
        FileInfo info = Assert.IsType<FileInfo>(file.BaseObject);
        Assert.Equal(Full("report.html"), info.FullName);
        Assert.True(info.Length > 0);
    }

    [Fact]
    public void Paths_are_read_as_everywhere_and_wildcards_letter_for_letter()
    {
        _folder.CreateSubdirectory("sub");
        _shell.Run(
            """
            $fileSystem = $ExecutionContext.SessionState.Provider.GetOne('FileSystem')
            $drive = [Management.Automation.PSDriveInfo]::new('Reports', $fileSystem, "$PWD/sub", '', $null)
            $ExecutionContext.SessionState.Drive.New($drive, 'Global') | Out-Null
            $outcomes | Export-MailkitSendReport Reports:/drive.html
            $ExecutionContext.SessionState.Path.SetLocation("$PWD/sub") | Out-Null
            $outcomes | Export-MailkitSendReport here.html
            $outcomes | Export-MailkitSendReport '[a]*.html'
            """).AssertNoErrors();
        Assert.Equal(
            ["[a]*.html", "drive.html", "here.html"],
            Directory.GetFiles(Full("sub")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("report.html")]
    [InlineData("old.html")]
    public async Task A_pipeline_that_is_stopped_leaves_no_page_and_the_one_before_as_it_was(string name)
    {
        File.WriteAllText(Full("old.html"), "old");
        using ManualResetEventSlim isReading = new();
        using PowerShell pipeline = _shell.Prepare(
            """
            param($path, $isReading)
            & { $outcomes; $isReading.Set(); while ($true) { } } | Export-MailkitSendReport $path
            """,
            name,
            isReading);
        IAsyncResult running = pipeline.BeginInvoke();
        await Eventually.HoldsAsync(() => isReading.IsSet);
        pipeline.Stop();
        Assert.Throws<PipelineStoppedException>(() => pipeline.EndInvoke(running));
        Assert.Equal(["old.html"], Files());
        Assert.Equal("old", File.ReadAllText(Full("old.html")).Trim());
    }

    [Fact]
    public void An_error_upstream_leaves_no_page()
    {
        Run run = _shell.Run("& { $outcomes; throw 'x' } | Export-MailkitSendReport report.html");
        Assert.NotNull(run.Thrown);
        Assert.Empty(Files());
    }

    [Fact]
    public void The_summary_of_a_file_gives_the_counts_of_those_who_did_not_come()
    {
        _shell.Run(
            """
            $summary = [pscustomobject]@{
                SubmittedCount = 9; SentCount = 8; MissingCount = 1; State = 'Settled'; SendIds = '60001'; RequestIds = '8001'
                IsAccounted = 'False'; SourceReadAt = '2026-03-14T11:40:02.000Z'
            }
            $outcomes[1] | Export-MailkitSendReport report.html -Summary ($summary | ThroughFile)
            """).AssertNoErrors();
        Assert.Contains("1 of 9 recipients is missing", Page(), StringComparison.Ordinal);
        Assert.Contains("Settled: presumably complete.", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_is_not_used_where_no_outcome_came_that_it_could_be_of()
    {
        Run run = _shell.Run(
            """
            $summary = [pscustomobject]@{ SubmittedCount = 9; SentCount = 8; MissingCount = 1; State = 'Settled' }
            @() | Export-MailkitSendReport report.html -Summary @($summary)
            """).AssertNoErrors();
        Assert.Contains("no outcome came", Assert.Single(run.Warnings).ToString(), StringComparison.Ordinal);
        Assert.Contains("No row came", Page(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SubmittedCount = 9; SentCount = 8")]
    [InlineData("SubmittedCount = 9; SentCount = 10; MissingCount = -1")]
    [InlineData("SubmittedCount = 9; SentCount = 9; MessageCount = -1")]
    public void A_summary_that_does_not_add_up_is_refused(string counts)
    {
        Run run = _shell.Run($"$outcomes | Export-MailkitSendReport report.html -Summary ([pscustomobject]@{{ {counts} }})");
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.StartsWith("-Summary is no summary", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_told_or_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        File.CreateSymbolicLink(Full("link.html"), "target.html");
        File.CreateSymbolicLink(Full("nowhere.html"), "none/target.html");
        File.CreateSymbolicLink(Full("circle.html"), "circle.html");
        _shell.Run("$outcomes | Export-MailkitSendReport link.html").AssertNoErrors();
        Assert.Contains("1 of 2 recipients is missing", Page("target.html"), StringComparison.Ordinal);
        foreach (string name in new[] { "nowhere.html", "circle.html" })
        {
            _shell.Run($"$outcomes | Export-MailkitSendReport {name}")
                .AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        }
    }

    [Fact]
    public void A_page_that_is_replaced_keeps_its_permissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps them by itself.");
        File.WriteAllText(Full("report.html"), new string('x', 100_000));
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Full("report.html"), Mode);
            _shell.Run("$outcomes | Export-MailkitSendReport report.html").AssertNoErrors();
            Assert.Equal(Mode, File.GetUnixFileMode(Full("report.html")));
            Assert.DoesNotContain("xxx", Page(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Words_of_a_file_name_nobody_unless_that_is_asked_for()
    {
        const string Script =
            """
            $summary = [pscustomobject]@{ SubmittedCount = 2; SentCount = 1; MissingCount = 1; Caveats = 'ask alice.s@example.com' }
            $bounce = [pscustomobject]@{ Email = 'b@example.com'; Status = 'alice.s@example.com'; EmailStatus = '' }
            $outcomes + $bounce | Export-MailkitSendReport report.html -Summary $summary
            """;
        _shell.Run(Script).AssertNoErrors();
        Assert.DoesNotContain("alice", Page(), StringComparison.Ordinal);
        _shell.Run(Script + " -IncludeAddress").AssertNoErrors();
        Assert.Equal(2, Regex.Count(Page(), "alice.s@example.com"));
    }

    [Fact]
    public void A_title_addresses_and_the_number_of_rows_are_as_asked_for()
    {
        _shell.Run(
            """
            $rest = @{ Summary = $null; Request = $null }
            $outcomes | Export-MailkitSendReport report.html -Title '<b>Spring</b>' -IncludeAddress -MaximumRow 1 @rest
            """).AssertNoErrors();
        string page = Page();
        Assert.Contains("&lt;b&gt;Spring&lt;/b&gt;</bdi></h1>", page, StringComparison.Ordinal);
        Assert.Contains("bob@example.com", page, StringComparison.Ordinal);
        Assert.Contains("at most 1 recipient named", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("cs-CZ")]
    [InlineData("tr-TR")]
    public void A_date_is_read_as_export_csv_writes_it_under_any_culture(string culture)
    {
        _shell.Run(
            """
            [cultureinfo]::CurrentCulture = $args[0]
            [pscustomobject]@{ Email = 'I@INFO.example'; Outcome = 'Refused'; ErrorCode = 6; Date = [datetime]'2026-03-04 09:30:00' } |
                ThroughFile |
                Export-MailkitSendReport report.html
            """,
            culture).AssertNoErrors();
        Assert.Contains("by the minute, on 2026-03-04", Page(), StringComparison.Ordinal);
        Assert.Contains("info.example", Page(), StringComparison.Ordinal);
    }

    private void Enter(Shell shell)
    {
        shell.Run("$ExecutionContext.SessionState.Path.SetLocation($args[0]) | Out-Null", _folder.FullName).AssertNoErrors();
        shell.Run(Rows).AssertNoErrors();
    }

    private string Full(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>The page, which has to be well-formed.</summary>
    private string Page(string name = "report.html")
    {
        string page = File.ReadAllText(Full(name));
        new XmlDocument().LoadXml(Regex.Replace(page, @"^<!DOCTYPE html>\n", string.Empty));
        return page;
    }

    private IEnumerable<string?> Files() => _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal);
}
