namespace MailkitPS.Core.Tests.Delivery;

/// <summary>Batches of a mass send, and which positions of the input were sent, were not, or may have been.</summary>
public abstract class MassMailSenderTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recipients_go_out_in_batches_that_know_their_positions()
    {
        FakeServer server = Client.Answering("""{"request_id":9001}""", """{"request_id":9002}""", """{"request_id":9003}""");
        using MassMailSender sender = new(Client.Create(server), 2, null, continuesAfterFailure: false);
        List<BatchResult<SendMassRequest>> results = await SendAsync(sender, 1, 2, 4, 5, 9);
        Assert.Equal([9001L, 9002L, 9003L], results.Select(result => result.Row!.RequestId));
        Assert.Equal(["1-2", "4-5", "9"], results.Select(result => result.Positions.ToString()));
        Assert.Equal([2, 2, 1], results.Select(result => result.Row!.RecipientCount));
        Assert.Equal([1, 2, 3], results.Select(result => result.Row!.BatchNumber));
        Assert.All(results, result => Assert.Equal(SendOutcome.Sent, result.Batch.Outcome));
        Assert.All(results, result => Assert.NotEmpty(result.Call!.TakeLog()));
        Assert.False(sender.HasStopped);
        Assert.Null(sender.TakeRest());
    }

    [Fact]
    public void A_batch_counts_those_before_it()
    {
        using MassMailSender sender = new(Client.Create(Client.Answering()), 2, null, continuesAfterFailure: false);
        Assert.Null(sender.Add(Recipient(), 1));
        Assert.Equal(2, sender.Add(Recipient(), 2)!.CountSoFar);
        Assert.Null(sender.Add(Recipient(), 3));
        Assert.Equal(3, sender.TakeRest()!.CountSoFar);
    }

    [Fact]
    public async Task A_batch_of_several_campaigns_names_none()
    {
        const string Answer = """{"request_id":9001}""";
        using MassMailSender sender = new(Client.Create(Client.Answering(Answer, Answer)), 2, null, continuesAfterFailure: false);
        sender.Add(Recipient(), 1);
        Assert.Equal(7001, (await sender.SendAsync(sender.TakeRest()!, Token)).Row!.CampaignId);
        sender.Add(Recipient(), 2);
        MassMailBatch mixed = sender.Add(new MassRecipient("b@example.com", 5001, 7002), 3)!;
        Assert.Null((await sender.SendAsync(mixed, Token)).Row!.CampaignId);
    }

    [Fact]
    public void A_batch_ends_before_the_request_would_be_too_large()
    {
        using MassMailSender sender = new(Client.Create(Client.Answering()), 5000, null, continuesAfterFailure: false);
        string body = new('x', 40_000_000);
        Assert.Null(sender.Add(Recipient(body), 1));
        Assert.Null(sender.Add(Recipient(body), 2));
        MassMailBatch full = sender.Add(Recipient(body), 3)!;
        Assert.Equal("1-2", full.Positions.ToString());
        Assert.InRange(full.Recipients.Length, 1, MassMailSender.MaxBatchLength);
        MailkitException failure = Assert.Throws<MailkitException>(() => sender.Add(Recipient(new string('x', 110_000_000)), 4));
        Assert.Equal(MailkitErrorKind.InvalidArgument, failure.Kind);
        Assert.Equal("3", sender.TakeRest()!.Positions.ToString());
    }

    [Theory]
    [InlineData(400, SendOutcome.Refused)]
    [InlineData(503, SendOutcome.Unknown)]
    public async Task After_a_failed_batch_nothing_is_sent(int status, SendOutcome outcome)
    {
        FakeServer server = new(Client.Body("""{"request_id":9001}"""), FakeServer.Status(status));
        using MassMailSender sender = new(Client.Create(server, retries: 3), 2, null, continuesAfterFailure: false);
        List<BatchResult<SendMassRequest>> results = await SendAsync(sender, 1, 2, 3, 5, 6, 8);
        Assert.Equal(2, results.Count);
        SendMassBatch failed = results[1].Batch;
        Assert.Equal((outcome, 2, 3, 5), (failed.Outcome, failed.BatchNumber, failed.FirstPosition, failed.LastPosition));
        Assert.Equal("3, 5", results[1].Positions.ToString());
        Assert.Equal("1-2", results[1].SentBefore);
        Assert.NotNull(results[1].Failure);
        Assert.Null(results[1].Row);
        Assert.True(sender.HasStopped);
        Assert.Equal("6, 8", sender.LeftOut.ToString());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task What_waits_for_the_next_batch_is_left_out_too()
    {
        FakeServer server = new(FakeServer.Status(400));
        using MassMailSender sender = new(Client.Create(server), 5000, null, continuesAfterFailure: false);
        string body = new('x', 60_000_000);
        sender.Add(Recipient(body), 1);
        MassMailBatch full = sender.Add(Recipient(body), 2)!;
        await sender.SendAsync(full, Token);
        Assert.Equal("2", sender.LeftOut.ToString());
        Assert.Null(sender.TakeRest());
    }

    [Fact]
    public async Task On_demand_the_batches_after_a_failed_one_are_sent()
    {
        FakeServer server = new(FakeServer.Status(400), Client.Body("""{"request_id":9002}"""));
        using MassMailSender sender = new(Client.Create(server), 2, null, continuesAfterFailure: true);
        List<BatchResult<SendMassRequest>> results = await SendAsync(sender, 1, 2, 3, 4);
        Assert.Equal([null, 9002L], results.Select(result => result.Row?.RequestId));
        Assert.Equal("none", results[0].SentBefore);
        Assert.False(sender.HasStopped);
        Assert.False(sender.LeftOut.Any);
    }

    [Fact]
    public async Task A_refused_login_stops_whatever_was_asked_for()
    {
        FakeServer server = Client.Answering("""{"error_status":1,"error":"Unauthorized"}""");
        using MassMailSender sender = new(Client.Create(server), 2, null, continuesAfterFailure: true);
        Assert.Equal(MailkitErrorKind.Unauthorized, Assert.Single(await SendAsync(sender, 1, 2, 3)).Failure!.Kind);
        Assert.Equal("3", sender.LeftOut.ToString());
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task An_accepted_batch_without_an_id_counts_as_sent(bool continues, int calls)
    {
        FakeServer server = Client.Answering("""{"status":"OK","queue":"q7"}""");
        using MassMailSender sender = new(Client.Create(server), 2, null, continues);
        List<BatchResult<SendMassRequest>> results = await SendAsync(sender, 1, 2, 3, 4);
        Assert.Equal(calls, results.Count);
        Assert.Null(results[0].Row!.RequestId);
        Assert.Contains("queue = 'q7'", results[0].Row!.Answer, StringComparison.Ordinal);
        Assert.Equal(continues ? "none" : "3-4", sender.LeftOut.ToString());
    }

    /// <summary>Adds and sends as a cmdlet does.</summary>
    private static async Task<List<BatchResult<SendMassRequest>>> SendAsync(MassMailSender sender, params int[] positions)
    {
        List<BatchResult<SendMassRequest>> results = [];
        foreach (int position in positions)
        {
            if (sender.HasStopped)
            {
                sender.LeaveOut(position);
            }
            else if (sender.Add(Recipient(), position) is MassMailBatch full)
            {
                results.Add(await sender.SendAsync(full, Token));
            }
        }

        if (sender.TakeRest() is MassMailBatch rest)
        {
            results.Add(await sender.SendAsync(rest, Token));
        }

        return results;
    }

    private static MassRecipient Recipient(string? body = null) => new("a@example.com", 5001, 7001) { Body = body };

    public sealed class Json() : MassMailSenderTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : MassMailSenderTests(MailkitProtocol.XmlRpc);
}
