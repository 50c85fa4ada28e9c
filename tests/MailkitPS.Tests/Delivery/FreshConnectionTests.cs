using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MailkitPS.Tests.Delivery;

/// <summary>A server that keeps its connections open, whatever it is asked, must not get a send over one that it may be closing.</summary>
public sealed class FreshConnectionTests
{
    private static readonly byte[] Answer = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"request_id\":77}");

    [Fact]
    public async Task Each_send_and_each_poll_of_a_wait_has_a_connection_of_its_own()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int connections = 0;
        _ = AcceptAsync(listener, () => Interlocked.Increment(ref connections));

        using Shell shell = new();
        Run run = shell.Run(
            """
            param($uri, $credential)
            Connect-Mailkit $credential -ApiUri $uri
            Send-MailkitMassMail a@x -CampaignId 7001 -MailingListId 5001 -Confirm:$false
            Send-MailkitMassMail b@x -CampaignId 7001 -MailingListId 5001 -Confirm:$false
            Send-MailkitMail c@x -CampaignId 7001 -MailingListId 5001 -Confirm:$false -WarningAction SilentlyContinue
            """,
            new Uri($"http://{listener.LocalEndpoint}"),
            Shell.Credential()).AssertNoErrors();
        Assert.Equal(3, run.Output.Count);
        Assert.Equal(4, connections);
    }

    private static async Task AcceptAsync(TcpListener listener, Action accepted)
    {
        while (true)
        {
            TcpClient client = await listener.AcceptTcpClientAsync();
            accepted();
            _ = ServeAsync(client);
        }
    }

    private static async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            byte[] buffer = new byte[64 * 1024];
            string request = string.Empty;
            int read;
            while ((read = await stream.ReadAsync(buffer)) > 0)
            {
                request += Encoding.UTF8.GetString(buffer, 0, read);
                if (request.EndsWith('}'))
                {
                    request = string.Empty;
                    await stream.WriteAsync(Answer);
                }
            }
        }
    }
}
