using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>Measures everything and writes docs/performance.md and the plot in it.</summary>
internal sealed class PerformanceReport : IDisposable
{
    private const int Rows = 1_000_000;
    private const int WaitingRows = 100_000;
    private const int FewRecipients = 200;
    private const int ManyRecipients = 200_000;
    private const int FewImported = 1_000;
    private const int Imports = 9;
    private const int ReportedDomains = 100_000;
    private const string PlotName = "performance.svg";

    private static readonly string Docs = Path.Combine(ModuleEngine.Root, "docs");
    private static readonly int[] Growth = [1_000, 10_000, 100_000, 250_000, 500_000, Rows];

    private readonly AnswerServer _server = new();
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly List<Bar> _bars = [];

    /// <summary>1 where a bar does not hold.</summary>
    public static async Task<int> RunAsync()
    {
        using PerformanceReport report = new();
        await report.MeasureSpeedAsync();
        await report.MeasureFirstObjectAsync();
        await report.MeasureGrowthAsync();
        await report.MeasurePagesAsync();
        await report.MeasureTablesAsync();
        await report.MeasureImportAsync();
        await report.MeasureWaitAsync();
        await report.MeasureSendAsync();
        await report.MeasureRecipientImportAsync();
        await report.MeasureReportAsync();
        await report.MeasureComparisonAsync();
        await report.MeasureFirstCallAsync();
        await report.MeasurePwshAsync();

        string page = report.Page();
        Console.WriteLine(page);
        await File.WriteAllTextAsync(Path.Combine(Docs, "performance.md"), page);
        return report._bars.TrueForAll(bar => bar.Holds) ? 0 : 1;
    }

    public void Dispose()
    {
        _server.Dispose();
        _text.Dispose();
    }

    private async Task MeasureSpeedAsync()
    {
        Speed speed = await Speed.MeasureAsync(_server.ApiUri(Rows), Rows);
        double emission = speed.Best(SpeedRun.Emission);
        double json = speed.Best(SpeedRun.TokenScan) + emission;
        double xml = speed.Best(SpeedRun.NodeScan) + emission;
        _bars.Add(new Bar("c, JSON, against a + b", speed.Best(SpeedRun.JsonCmdlet) / json, 1.1));
        _bars.Add(new Bar("c, XML-RPC, against x + b", speed.Best(SpeedRun.XmlRpcCmdlet) / xml, 1.3));

        Section($"""
            ## {Rows:N0} rows

            The cmdlet reads them from a server on the same machine, which has the bytes in memory; the scans have them in memory
            themselves. The ratio is the one to scan and emission together, of the same protocol.
            """);
        Line("| | | seconds, best of five | worst | ratio |");
        Line("|---|---|---:|---:|---:|");
        Row("a", "Utf8JsonReader over every token", SpeedRun.TokenScan, json);
        Row("x", "XmlReader over every node", SpeedRun.NodeScan, xml);
        Row("b", "as many rows made and written by an empty cmdlet, into Out-Null", SpeedRun.Emission, null);
        Row("c", "Get-MailkitSendMassResult into Out-Null, JSON", SpeedRun.JsonCmdlet, json);
        Row("c", "the same, XML-RPC", SpeedRun.XmlRpcCmdlet, xml);
        Row("d", "Get-MailkitSendMassResult into Where-Object, JSON", SpeedRun.JsonFiltered, json);
        Row("d", "the same, XML-RPC", SpeedRun.XmlRpcFiltered, xml);
        if (speed.Has(Speed.PythonJson))
        {
            _bars.Add(
                new Bar("c, JSON, against Python's urllib and json", speed.Best(SpeedRun.JsonCmdlet) / speed.Best(Speed.PythonJson), 1));
            Row(string.Empty, "Python's urllib and json into a list", Speed.PythonJson, json);
        }

        void Row(string letter, string what, string name, double? unit) =>
            Line($"| {letter} | {what} | {speed.Best(name):0.00} | {speed.Worst(name):0.00} | {speed.Best(name) / unit:0.00} |");
    }

    private async Task MeasureFirstObjectAsync()
    {
        double[] milliseconds = Figures(await Child.RunAsync(FirstObject.Verb));
        double worst = milliseconds.Skip(1).Max();
        _bars.Add(new Bar("e, from the bytes of the first row to its object, the worst, ms", worst, 50));
        Section($"""
            ## The first object

            From the moment at which the bytes of the first row are sent, while the answer goes on, to its object (e): at best
            {milliseconds.Min():0.0} ms, at worst {worst:0.0} ms, and {milliseconds[0]:0.0} ms in the first call of a process, which
            finds nothing compiled.
            """);
    }

    private async Task MeasureGrowthAsync()
    {
        using PageServer pages = new();
        using SendServer imports = new(SendServer.OfImport);
        (string What, Func<int, Task<double[]>> MeasureAsync)[] curves =
        [
            (Engine.Json, rows => ReadAsync(Engine.Json, rows)),
            (Engine.XmlRpc, rows => ReadAsync(Engine.XmlRpc, rows)),
            ("pages", rows => PageAsync(pages, rows)),
            ("import", rows => ImportAsync(imports, rows)),
            ("comparison", CompareAsync),
        ];
        List<GrowthPoint> points = [];
        foreach ((string what, Func<int, Task<double[]>> measureAsync) in curves)
        {
            foreach (int rows in Growth)
            {
                double[] figures = await measureAsync(rows);
                points.Add(new GrowthPoint(what, rows, figures[0], figures[1]));
            }
        }

        Section($"""
            ## How cost grows

            Each in a fresh process with a bare engine, into Out-Null (f): results read as JSON and as XML-RPC, raw messages in pages of
            {PageServer.MaxPageSize:N0}, recipients imported, and recipients compared with the messages of a delivery. What is compared
            has to be kept.

            ![Seconds and peak working set over the rows]({PlotName})
            """);
        string[] names = [.. curves.Select(curve => curve.What)];
        Table("seconds", point => point.Seconds);
        Table("MB", point => point.PeakMegabytes);
        foreach (IGrouping<string, GrowthPoint> protocol in points.Take(2 * Growth.Length).GroupBy(point => point.What))
        {
            double most = protocol.Last().PeakMegabytes;
            _bars.Add(new Bar($"f, {Rows:N0} rows above {Growth[0]:N0}, {protocol.Key}, MB", most - protocol.First().PeakMegabytes, 40));
            _bars.Add(new Bar($"f, peak at {Rows:N0} rows, {protocol.Key}, MB", most, 190));
        }

        GrowthPlot.Save(points, Path.Combine(Docs, PlotName));

        Task<double[]> ReadAsync(string protocol, int rows) =>
            MemoryAsync(_server.ApiUri(rows), protocol, "Get-MailkitSendMassResult 1");

        async Task<double[]> CompareAsync(int rows)
        {
            using DeliveryServer server = new(CompareRun.MessagesOf(rows));
            return await CompareRun.RunOnceAsync(server.ApiUri, CompareRun.Cmdlet, rows);
        }

        void Table(string unit, Func<GrowthPoint, double> cost)
        {
            Line($"| rows, {unit} | {string.Join(" | ", names)} |");
            Line($"|---:|{string.Concat(names.Select(_ => "---:|"))}");
            foreach (int rows in Growth)
            {
                IEnumerable<string> cells = points.Where(point => point.Rows == rows)
                    .Select(point => cost(point).ToString("0.00", CultureInfo.InvariantCulture));
                Line($"| {rows:N0} | {string.Join(" | ", cells)} |");
            }

            Line(string.Empty);
        }
    }

    private static async Task<double[]> MemoryAsync(Uri apiUri, string protocol, string script) =>
        Figures(await Child.RunAsync(MemoryRun.Verb, apiUri.ToString(), protocol, script));

    private static Task<double[]> PageAsync(PageServer server, int rows) =>
        MemoryAsync(server.ApiUri(rows), Engine.Json, "Get-MailkitRawMessage -PageDelaySec 0");

    private static Task<double[]> ImportAsync(SendServer server, int recipients) => MemoryAsync(
        server.ApiUri,
        Engine.Json,
        $$"""
        & { for ($n = 1; $n -le {{recipients}}; $n++) {
            [pscustomobject]@{ Email = "user$n@example.com"; FirstName = "Name$n"; City = 'Brno'; Custom3 = 'gold' }
        } } | Import-MailkitRecipient -MailingListId 5001
        """);

    private async Task MeasurePagesAsync()
    {
        using PageServer server = new();
        double[] seconds = Figures(await Child.RunAsync(
            RawRun.Verb, server.ApiUri(Rows).ToString(), Rows.ToString(CultureInfo.InvariantCulture)));
        double few = (await PageAsync(server, PageServer.MaxPageSize))[1];
        double many = (await PageAsync(server, Rows))[1];
        double[] milliseconds = Figures(await Child.RunAsync(FirstObject.PageVerb));
        double worst = milliseconds.Skip(1).Max();
        _bars.Add(new Bar("pages, Get-MailkitRawMessage against scan and emission", seconds[2] / (seconds[0] + seconds[1]), 1.2));
        _bars.Add(new Bar($"pages, {Rows:N0} rows above {PageServer.MaxPageSize:N0}, peak working set, MB", many - few, 40));
        _bars.Add(new Bar("pages, from the bytes of the first row to its object, the worst, ms", worst, 50));
        Section($"""
            ## Pages

            Get-MailkitRawMessage reads {Rows:N0} messages in pages of {PageServer.MaxPageSize:N0}, JSON, into Out-Null, in
            {seconds[2]:0.00} s, the best of three. Utf8JsonReader over every token of as many pages takes {seconds[0]:0.00} s, and as
            many rows made and written by an empty cmdlet take {seconds[1]:0.00} s. The process has at most {many:0.0} MB, and
            {few:0.0} MB for one page. The first object of a page comes {worst:0.0} ms after its bytes at worst.
            """);
    }

    private async Task MeasureTablesAsync()
    {
        double[] seconds = Figures(await Child.RunAsync(TableRun.Verb));
        int columns = typeof(RawMessage).GetProperties().Length;
        _bars.Add(new Bar($"{TableRun.Rows:N0} rows of {columns} columns through ConvertTo-MailkitDataTable, s", seconds[1], 2));
        Section($"""
            ## Tables

            {TableRun.Rows:N0} raw messages of {columns} columns, made by an empty cmdlet, take {seconds[1]:0.00} s through
            ConvertTo-MailkitDataTable, and {seconds[0]:0.00} s without it.
            """);
    }

    private async Task MeasureImportAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mailkitps-");
        try
        {
            string emptyModule = EmptyModule.WriteTo(folder);
            List<double> empty = [];
            List<double> ours = [];
            for (int i = 0; i < Imports; i++)
            {
                empty.Add(Figures(await Child.RunAsync(ImportRun.Verb, emptyModule))[0]);
                ours.Add(Figures(await Child.RunAsync(ImportRun.Verb, ModuleEngine.Manifest))[0]);
            }

            _bars.Add(new Bar("g, Import-Module against an empty binary module", ours.Min() / empty.Min(), 1.5));
            Section($"""
                ## Import-Module

                In fresh processes in turn, the best of {Imports}: {ours.Min():0} ms, and {empty.Min():0} ms for a binary module with
                one cmdlet that does nothing (g).
                """);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task MeasureWaitAsync()
    {
        double[] figures = Figures(await Child.RunAsync(WaitRun.Verb, _server.ApiUri(WaitingRows).ToString()));
        Section($"""
            ## Waiting

            A wait over {WaitingRows:N0} rows that settles with its poll number {WaitRun.Polls} (h) takes {figures[1]:0.00} s of
            processor time; {WaitRun.Polls} plain reads of the same rows take {figures[0]:0.00} s. The process has at most
            {figures[3]:0.0} MB, and {figures[2]:0.0} MB without the wait.
            """);
    }

    private async Task MeasureSendAsync()
    {
        using SendServer server = new();
        string apiUri = server.ApiUri.ToString();
        double[] few = Figures(await Child.RunAsync(SendRun.Verb, apiUri, FewRecipients.ToString(CultureInfo.InvariantCulture)));
        double[] many = Figures(await Child.RunAsync(SendRun.Verb, apiUri, ManyRecipients.ToString(CultureInfo.InvariantCulture)));
        if (server.Fault is not null || server.Recipients != FewRecipients + ManyRecipients)
        {
            throw new InvalidDataException($"{server.Recipients} recipients arrived: {server.Fault}");
        }

        (double byHand, double cmdlet) = await SendSpeed.MassMail.MeasureAsync(server.ApiUri, ManyRecipients);
        _bars.Add(new Bar($"{ManyRecipients:N0} rows of a CSV file sent, against a loop by hand", cmdlet / byHand, 0.8));
        _bars.Add(new Bar($"{ManyRecipients:N0} recipients above {FewRecipients}, peak working set, MB", many[1] - few[1], 80));
        Section($"""
            ## Sending

            A mass send to {ManyRecipients:N0} recipients, each with an attachment of 4 KB, takes {many[0]:0.0} s and at most
            {many[1]:0.0} MB; {FewRecipients} recipients take {few[1]:0.0} MB. They went out in {server.Requests} requests with
            {server.LargestBody / 1e6:0.0} MB at most, each of them valid JSON of the announced length.

            {ManyRecipients:N0} rows of a CSV file take {cmdlet:0.00} s from Import-Csv through Send-MailkitMassMail, and {byHand:0.00} s
            through ForEach-Object, ConvertTo-Json and Invoke-RestMethod in the same batches, both in one pwsh in turn.
            """);
    }

    private async Task MeasureRecipientImportAsync()
    {
        using SendServer server = new(SendServer.OfImport);
        double few = (await ImportAsync(server, FewImported))[1];
        double many = (await ImportAsync(server, Rows))[1];
        (double byHand, double cmdlet) = await SendSpeed.Import.MeasureAsync(server.ApiUri, Rows);
        if (server.Fault is not null)
        {
            throw new InvalidDataException(server.Fault);
        }

        _bars.Add(new Bar($"{Rows:N0} rows of a CSV file imported, against a loop by hand", cmdlet / byHand, 0.8));
        _bars.Add(new Bar($"import, {Rows:N0} recipients above {FewImported:N0}, peak working set, MB", many - few, 80));
        Section($"""
            ## Importing

            {Rows:N0} rows of a CSV file take {cmdlet:0.00} s from Import-Csv through Import-MailkitRecipient, and {byHand:0.00} s through
            ForEach-Object, ConvertTo-Json and Invoke-RestMethod in the same batches of 5,000, both in one pwsh in turn. From a loop that
            makes them, {Rows:N0} recipients take at most {many:0.0} MB, and {FewImported:N0} take {few:0.0} MB.
            """);
    }

    private async Task MeasureReportAsync()
    {
        double[] nowhere = await RunAsync(ReportRun.Nowhere);
        double[] page = await RunAsync(ReportRun.Page);
        _bars.Add(new Bar($"report, {Rows:N0} outcomes of {ReportedDomains:N0} domains above Out-Null, MB", page[1] - nowhere[1], 40));
        _bars.Add(new Bar("report, the size of its page, KB", page[2] / 1000, 300));
        Section($"""
            ## A report

            Export-MailkitSendReport makes a page of {page[2] / 1000:0} KB out of {Rows:N0} outcomes of {ReportedDomains:N0} domains in
            {page[0]:0.0} s with at most {page[1]:0.0} MB; the same outcomes into Out-Null take {nowhere[0]:0.0} s and
            {nowhere[1]:0.0} MB.
            """);

        static async Task<double[]> RunAsync(string to) => Figures(await Child.RunAsync(
            ReportRun.Verb,
            to,
            Rows.ToString(CultureInfo.InvariantCulture),
            ReportedDomains.ToString(CultureInfo.InvariantCulture)));
    }

    private async Task MeasureComparisonAsync()
    {
        using DeliveryServer server = new(CompareRun.MessagesOf(CompareRun.Recipients));
        IReadOnlyDictionary<string, List<double[]>> runs = await CompareRun.RunInTurnsAsync(server.ApiUri);

        // The one in the middle: the least difference would be that of the turn in which the empty cmdlet had the worst luck.
        int middle = Enumerable.Range(0, CompareRun.Rounds)
            .OrderBy(turn => Seconds(CompareRun.Cmdlet, turn) - Seconds(CompareRun.Empty, turn))
            .ElementAt(CompareRun.Rounds / 2);
        double empty = Seconds(CompareRun.Empty, middle);
        double cmdlet = Seconds(CompareRun.Cmdlet, middle);
        double read = Seconds(CompareRun.Read, middle);
        double emptyPeak = runs[CompareRun.Empty].Min(run => run[1]);
        double peak = runs[CompareRun.Cmdlet].Max(run => run[1]);
        double kept = runs[CompareRun.Kept].Max(run => run[2]);
        _bars.Add(new Bar($"comparison, {CompareRun.Recipients:N0} recipients above an empty cmdlet, s", cmdlet - empty, 5));
        _bars.Add(new Bar("the same beside the network, s", cmdlet - empty - read, 5));
        _bars.Add(new Bar("the same, peak working set, MB", peak - emptyPeak, 300));
        _bars.Add(new Bar("the same, kept, MB", kept, 200));
        Section($"""
            ## Comparing

            Compare-MailkitMassMail over {CompareRun.Recipients:N0} recipients with {CompareRun.MessagesOf(CompareRun.Recipients):N0}
            messages, read from a server on the same machine, and 5,000 errors, into Out-Null, takes {cmdlet:0.0} s and at most
            {peak:0} MB. The same pipeline into an empty cmdlet with the same parameters, which reads and writes nothing, takes
            {empty:0.0} s and {emptyPeak:0} MB; reading the messages alone takes {read:0.0} s. The three take turns, and these are the
            seconds of the turn of {CompareRun.Rounds} whose difference is the one in the middle. Kept are {kept:0} MB.
            """);

        double Seconds(string what, int turn) => runs[what][turn][0];
    }

    private async Task MeasureFirstCallAsync()
    {
        if (!Child.Has(Python.Program))
        {
            return;
        }

        (FirstCall intoNull, FirstCall intoList, (double First, double Later) floor, double python) =
            await FirstCall.MeasureAsync(_server.ApiUri(Rows), Rows);
        Section($"""
            ## The first call of a process

            {Rows:N0} rows of JSON, in a fresh pwsh, in turn with Python's urllib and json, which take {python:0.00} s into a list. Best of
            five, in seconds; to connect takes {1000 * intoNull.Connect:0} ms. What a cmdlet takes that makes as many rows from nothing is
            PowerShell's own share.
            """);
        Line("| | the first call | with Import-Module and Connect-Mailkit | a later call |");
        Line("|---|---:|---:|---:|");
        foreach ((string into, FirstCall calls) in new[] { ("into a list", intoList), ("into Out-Null", intoNull) })
        {
            Line($"| {into} | {calls.First:0.00} | {calls.Whole:0.00} | {calls.Later:0.00} |");
            _bars.Add(new Bar($"first call of a pwsh {into}, against Python's urllib and json", calls.First / python, 0.85));
            _bars.Add(new Bar($"the same {into}, with Import-Module and Connect-Mailkit", calls.Whole / python, 0.85));
            _bars.Add(new Bar($"a later call {into}", calls.Later / python, 0.5));
        }

        Line($"| rows made from nothing into Out-Null | {floor.First:0.00} | | {floor.Later:0.00} |");
    }

    private async Task MeasurePwshAsync()
    {
        Uri apiUri = _server.ApiUri(Rows);
        (double seconds, double peak) = await Pwsh.RunAsync(Pwsh.Cmdlet, apiUri);
        (double restSeconds, double restPeak) = await Pwsh.RunAsync(Pwsh.InvokeRestMethod, apiUri);
        (double csvSeconds, double csvPeak) = await Pwsh.RunAsync(Pwsh.ExportCsv, apiUri);
        _bars.Add(new Bar("i, times faster than Invoke-RestMethod", restSeconds / seconds, 12, IsLeast: true));
        _bars.Add(new Bar("i, times less memory than Invoke-RestMethod", restPeak / peak, 20, IsLeast: true));
        Section($"""
            ## In pwsh

            {Rows:N0} rows of JSON, each in a fresh process.
            """);
        Line("| | | seconds | peak working set, MB |");
        Line("|---|---|---:|---:|");
        Line($"| | `{Pwsh.Cmdlet}` | {seconds:0.00} | {peak:0} |");
        Line($"| i | `{Pwsh.InvokeRestMethod}` | {restSeconds:0.00} | {restPeak:0} |");
        Line($"| j | `{Pwsh.ExportCsv}` | {csvSeconds:0.00} | {csvPeak:0} |");
    }

    private string Page()
    {
        using StringWriter page = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        page.WriteLine(FormattableString.Invariant($"""
            # Performance

            Written by `dotnet run --project tests/Benchmarks -c Release` on {DateTime.UtcNow:yyyy-MM-dd}:
            {RuntimeInformation.RuntimeIdentifier}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores,
            on which the server runs too. Seconds are those of this machine; what counts is the ratios.

            | bar | measured | limit | holds |
            |---|---:|---:|---|
            """).ReplaceLineEndings("\n"));
        foreach (Bar bar in _bars)
        {
            page.WriteLine(bar.ToMarkdown());
        }

        page.Write(_text.ToString());
        return page.ToString().Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
    }

    public static double[] Figures(string output) =>
        [.. output.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];

    private void Section(FormattableString text)
    {
        _text.WriteLine();
        _text.WriteLine(FormattableString.Invariant(text).ReplaceLineEndings("\n"));
        _text.WriteLine();
    }

    private void Line(FormattableString line) => _text.WriteLine(FormattableString.Invariant(line));

    private void Line(string line) => _text.WriteLine(line);
}
