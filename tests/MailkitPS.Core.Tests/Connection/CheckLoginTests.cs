using System.Text;

namespace MailkitPS.Core.Tests.Connection;

/// <summary>Which answers are the sign of a good login.</summary>
public abstract class CheckLoginTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    [Theory]
    [InlineData("""[{"ID_USER_LIST":"1","NAME":"Missing people","STATUS":"enabled"}]""")]
    [InlineData("""[]""")]
    [InlineData("""{}""")]
    [InlineData("""{"ID_USER_LIST":"1"}""")]
    [InlineData("""{"data":[{"ID_USER_LIST":"1"}],"error_status":0}""")]
    [InlineData("""{"error_status":"0","error":"OK"}""")]
    public async Task A_list_is_one(string answer) => Assert.Null(await CheckAsync(Client.Encode(answer)));

    [Theory]
    [InlineData("""{"error":"Unauthorized","error_status":1}""", MailkitErrorKind.Unauthorized)]
    [InlineData("""{"error":"Unauthorized"}""", MailkitErrorKind.Unauthorized)]
    [InlineData("""[{"error":"Unauthorized","error_status":1}]""", MailkitErrorKind.Unauthorized)]
    [InlineData("""[{"error":"Disallowed IP 192.0.2.1"}]""", MailkitErrorKind.AddressNotAllowed)]
    [InlineData("""["Unauthorized"]""", MailkitErrorKind.Unauthorized)]
    [InlineData("""{"error_status":1}""", MailkitErrorKind.ApiError)]
    [InlineData("""{"status":"ERROR"}""", MailkitErrorKind.InvalidAnswer)]
    [InlineData("""{"error":"Something new"}""", MailkitErrorKind.InvalidAnswer)]
    public async Task A_refusal_is_none_wherever_it_stands(string answer, MailkitErrorKind kind) =>
        Assert.Equal(kind, (await CheckAsync(Client.Encode(answer)))?.Kind);

    private protected async Task<MailkitException?> CheckAsync(byte[] answer)
    {
        try
        {
            using MailkitRowReader<object> reader = Client.Create(new FakeServer(FakeServer.Body(answer))).CheckLogin();
            while (await reader.ReadNextAsync(TestContext.Current.CancellationToken) is { Count: 0 })
            {
                // Up to the first row, as the cmdlets do.
            }

            return null;
        }
        catch (MailkitException e)
        {
            return e;
        }
    }

    public sealed class Json() : CheckLoginTests(MailkitProtocol.Json)
    {
        [Theory]
        [InlineData("\"Unauthorized\"", MailkitErrorKind.Unauthorized)]
        [InlineData("\"OK\"", MailkitErrorKind.InvalidAnswer)]
        [InlineData("null", MailkitErrorKind.InvalidAnswer)]
        [InlineData("false", MailkitErrorKind.InvalidAnswer)]
        [InlineData("true", MailkitErrorKind.InvalidAnswer)]
        public async Task A_bare_value_is_none(string answer, MailkitErrorKind kind) =>
            Assert.Equal(kind, (await CheckAsync(Encoding.UTF8.GetBytes(answer)))?.Kind);
    }

    public sealed class XmlRpc() : CheckLoginTests(MailkitProtocol.XmlRpc)
    {
        [Theory]
        [InlineData("<string>Unauthorized</string>", MailkitErrorKind.Unauthorized)]
        [InlineData("<base64>VW5hdXRob3JpemVk</base64>", MailkitErrorKind.Unauthorized)]
        [InlineData("<boolean>0</boolean>", MailkitErrorKind.InvalidAnswer)]
        [InlineData("<base64>gP8=</base64>", MailkitErrorKind.InvalidAnswer)]
        public async Task A_bare_value_is_none(string value, MailkitErrorKind kind) => Assert.Equal(
            kind,
            (await CheckAsync(Encoding.UTF8.GetBytes(
                $"<methodResponse><params><param><value>{value}</value></param></params></methodResponse>")))?.Kind);

        [Fact]
        public async Task An_answer_in_an_unknown_encoding_is_none()
        {
            MailkitException? failure = await CheckAsync("<?xml version='1.0' encoding='no-such'?><methodResponse/>"u8.ToArray());
            Assert.Contains("the encoding 'no-such', which is not known", failure?.Message, StringComparison.Ordinal);
        }
    }
}
