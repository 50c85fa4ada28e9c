using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests;

/// <summary>
/// A client of one protocol with the server, clock and random numbers of the test. Tests give answers as JSON, which are sent in
/// the form of the protocol.
/// </summary>
internal sealed class TestClient(MailkitProtocol protocol)
{
    public const string Md5 = "0123456789abcdef0123456789abcdef";

    /// <summary>Longer than any pause between attempts, so that a clock can tell silence from a pause.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(1000);

    public MailkitProtocol Protocol => protocol;

    /// <summary>A recorded answer with three rows.</summary>
    public byte[] ThreeRows { get; } = Simulator.Body
        .Recording("mailkit.sendmail_mass.results", "success-with-recipient-errors")
        .In(FormOf(protocol));

    private WireForm Form => FormOf(protocol);

    /// <summary>A clock on which pauses between attempts pass at once, but silence does not.</summary>
    public static FakeClock Clock() => new() { PassesAtOnce = duration => duration < Silence };

    /// <summary>An answer in the form of the protocol; text that is not JSON stays as it is.</summary>
    public byte[] Encode(string json)
    {
        try
        {
            return Simulator.Body.Json(json).In(Form);
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetBytes(json);
        }
    }

    /// <summary>A batch of a mass send, as it goes out over a client.</summary>
    public static MassMailBatch BatchOf(MailkitClient client, params IReadOnlyList<MassRecipient> recipients)
    {
        using MassMailSender sender = new(client, recipients.Count + 1, null, continuesAfterFailure: false);
        for (int i = 0; i < recipients.Count; i++)
        {
            Assert.Null(sender.Add(recipients[i], i + 1));
        }

        return sender.TakeRest()!;
    }

    /// <summary>The request_id in the body of a request.</summary>
    public long RequestIdOf(string request) => protocol == MailkitProtocol.Json
        ? JsonDocument.Parse(request).RootElement.GetProperty("parameters").GetProperty("request_id").GetInt64()
        : (long)XDocument.Parse(request).Descendants("param").Last();

    public Func<CancellationToken, Task<HttpResponseMessage>> Body(string json) => FakeServer.Body(Encode(json));

    public Func<CancellationToken, Task<HttpResponseMessage>> Status(int status, string json) =>
        FakeServer.Status(status, body: Encoding.UTF8.GetString(Encode(json)));

    /// <summary>A server that gives these answers in turn.</summary>
    public FakeServer Answering(params string[] jsons) => new([.. jsons.Select(Body)]);

    /// <summary>The position after each row of <see cref="ThreeRows"/>.</summary>
    public int[] RowEnds() => [.. Enumerable.Range(1, 3).Select(row => Position.AfterRow(row).In(ThreeRows))];

    public MailkitClient Create(
        HttpMessageHandler server,
        FakeClock? clock = null,
        int retries = 0,
        double random = 0.5,
        TimeSpan? interval = null,
        TimeSpan? silence = null) => new(
        90000001,
        Md5,
        new MailkitClientOptions
        {
            Protocol = protocol,
            MaximumRetryCount = retries,
            Timeout = silence ?? Silence,
            RetryInterval = interval ?? TimeSpan.FromSeconds(1),
        },
        server,
        clock ?? Clock(),
        () => random);

    public MailkitRowReader<SendMassResult> Read(params string[] jsons) => Create(Answering(jsons)).GetSendMassResults(8001);

    public Task<List<SendMassResult>> ReadAsync(string json) => Read(json).ReadAllAsync();

    public async Task<MailkitException> FailAsync(string json) => (await Create(Answering(json)).FailAsync()).Failure;

    private static WireForm FormOf(MailkitProtocol protocol) => protocol == MailkitProtocol.Json ? WireForm.Json : WireForm.XmlRpc;
}
