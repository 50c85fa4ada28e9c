using System.IO;
using System.Text.Json;
using System.Threading;
using System.Xml;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using MailkitPS.Simulator;

namespace MailkitPS.Benchmarks;

/// <summary>The two parsers against a bare scan of the same bytes, without network and without PowerShell.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ParserBenchmarks
{
    internal const string Verb = "parsers";

    private const int Rows = 10_000;

    private byte[] _json = [];
    private byte[] _xml = [];

    /// <summary>Makes the answers.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _json = Body.Generated(Rows).In(WireForm.Json);
        _xml = Body.Generated(Rows).In(WireForm.XmlRpc);
    }

    /// <summary>All tokens and nothing else.</summary>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("JSON")]
    public long ScanTokens()
    {
        Utf8JsonReader reader = new(_json);
        while (reader.Read())
        {
            // Nothing but the tokens.
        }

        return reader.BytesConsumed;
    }

    /// <summary>The rows of the JSON answer.</summary>
    [Benchmark]
    [BenchmarkCategory("JSON")]
    public int ReadJson() => Read(new JsonFormat(), _json);

    /// <summary>All nodes and nothing else.</summary>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("XML-RPC")]
    public bool ScanNodes()
    {
        using MemoryStream bytes = new(_xml);
        using XmlReader reader = XmlReader.Create(bytes);
        while (reader.Read())
        {
            // Nothing but the nodes.
        }

        return reader.EOF;
    }

    /// <summary>The rows of the XML-RPC answer.</summary>
    [Benchmark]
    [BenchmarkCategory("XML-RPC")]
    public int ReadXmlRpc() => Read(new XmlRpcFormat(), _xml);

    private static int Read(IWireFormat format, byte[] answer)
    {
        using MemoryStream body = new(answer);
        RowShape<SendMassResult> shape = new(FunctionCatalog.Get("mailkit.sendmail_mass.results"), () => new SendMassResult(1));
        AnswerBuilder<SendMassResult> builder = shape.NewBuilder();
        using AnswerReader reader = format.ReadAnswer(body, builder, new ClientLogin(1, new string('0', 32)));
        int count = 0;

        // Nothing is awaited for real: the bytes are here.
        while (reader.ReadAsync(CancellationToken.None).GetAwaiter().GetResult())
        {
            count += builder.Rows.Count;
            builder.Rows = [];
        }

        return count == Rows ? count : throw new InvalidDataException($"{count} rows instead of {Rows}");
    }
}
