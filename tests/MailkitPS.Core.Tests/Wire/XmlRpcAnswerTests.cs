using System.Text;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>Tests that hold for XML-RPC answers only.</summary>
public sealed class XmlRpcAnswerTests
{
    private readonly TestClient _client = new(MailkitProtocol.XmlRpc);

    [Fact]
    public async Task The_documented_answer_gives_its_row_with_nine_typed_properties()
    {
        SendMassResult row = Assert.Single(await ReadAsync(Recordings.Read("mailkit.sendmail_mass.results", "documented-errors.xml")));
        Assert.Equal(8001L, row.RequestId);
        Assert.Equal("mail@mail.cz", row.Email);
        Assert.Equal(1, row.ErrorCode);
        Assert.Equal(SendMassError.AttachmentFailed, row.Error);
        Assert.Equal("url return null", row.Info);
        Assert.Equal(new DateTime(2015, 5, 13, 9, 43, 50), row.Date);
        Assert.Equal(DateTimeKind.Unspecified, row.Date!.Value.Kind);
        Assert.Equal(123456789L, row.EmailId);
        Assert.Equal(12345L, row.SendId);
        Assert.Equal(123456789L, row.SendMessageId);
    }

    [Fact]
    public async Task The_documented_ok_gives_no_rows() =>
        Assert.Empty(await ReadAsync(Recordings.Read("mailkit.sendmail_mass.results", "documented-ok.xml")));

    [Theory]
    [InlineData("error-unauthorized.xml", MailkitErrorKind.Unauthorized, "MD5")]
    [InlineData("error-disallowed-ip.xml", MailkitErrorKind.AddressNotAllowed, "203.0.113.7")]
    public async Task A_bare_text_is_a_failure(string recording, MailkitErrorKind kind, string says)
    {
        MailkitException failure = await FailAsync(Encoding.UTF8.GetString(Recordings.Read("_common", recording)));
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<value>Invalid request_id</value>", MailkitErrorKind.ApiError, "Invalid request_id")]
    [InlineData("<value>Unauthorized</value>", MailkitErrorKind.Unauthorized, "MD5")]
    public async Task A_text_needs_no_element_for_its_type(string value, MailkitErrorKind kind, string says)
    {
        MailkitException failure = await FailAsync(Response(value));
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "<struct><member><name>faultCode</name><value><int>4</int></value></member>"
        + "<member><name>faultString</name><value><string>Too many parameters.</string></value></member></struct>",
        "Too many parameters.")]
    [InlineData(
        "<struct><member><name>faultString</name><value>first</value></member>"
        + "<member><name>faultCode</name><value><struct/></value></member></struct>",
        "first.")]
    [InlineData("<struct/>", "no reason")]
    public async Task A_fault_is_a_refusal_of_the_api(string value, string says)
    {
        MailkitException failure = await FailAsync($"<methodResponse><fault><value>{value}</value></fault></methodResponse>");
        Assert.Equal(MailkitErrorKind.ApiError, failure.Kind);
        Assert.EndsWith(says.TrimEnd('.') + ".", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_type_of_value_is_read()
    {
        SendMassResult row = Assert.Single(await ReadAsync(Response(Rows("""
            <member><name>error_code</name><value><int> 6 </int></value></member>
            <member><name>INFO</name><value>a &lt;b&gt; &#x17E;<![CDATA[<c>&amp;]]><!-- no text -->d</value></member>
            <member><name>DATE</name><value><dateTime.iso8601>20250203T04:05:06</dateTime.iso8601></value></member>
            <member><name>EMAIL</name><value><string> </string></value></member>
            <member><name>ID_EMAIL</name><value><i8>9007199254740993</i8></value></member>
            <member><name>ID_SEND</name><value><string>41001</string></value></member>
            <member><name>ID_SEND_MESSAGE</name><value><nil/></value></member>
            """))));
        Assert.Equal(6, row.ErrorCode);
        Assert.Equal("a <b> ž<c>&amp;d", row.Info);
        Assert.Equal(new DateTime(2025, 2, 3, 4, 5, 6), row.Date);
        Assert.Equal(" ", row.Email);
        Assert.Equal(9007199254740993, row.EmailId);
        Assert.Equal(41001, row.SendId);
        Assert.Null(row.SendMessageId);
    }

    [Fact]
    public async Task Empty_elements_are_empty_texts()
    {
        SendMassResult row = Assert.Single(await ReadAsync(Response(Rows("""
            <member><name>ERROR_CODE</name><value><i4>1</i4></value></member>
            <member><name>INFO</name><value/></member>
            <member><name>EMAIL</name><value><string/></value></member>
            <member><name>DATE</name><value><string/></value></member>
            <member><name>NEW</name><value><array><data/></array></value></member>
            """))));
        Assert.Equal(("", "", null), (row.Info, row.Email, row.Date));
    }

    [Theory]
    [InlineData("<value><i4>5</i4></value>", "a single value")]
    [InlineData("<value><nil/></value>", "a single value")]
    [InlineData("<value/>", "a single value")]
    public async Task A_value_that_is_no_struct_is_not_understood(string value, string says)
    {
        MailkitException failure = await FailAsync(Response(value));
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  ", "empty")]
    [InlineData("OK", "not XML")]
    [InlineData("{\"status\":\"OK\"}", "not XML")]
    [InlineData("<!DOCTYPE html><html/>", "HTML")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><methodResponse>&b;</methodResponse>", "is no XML-RPC")]
    [InlineData("<soap:Envelope xmlns:soap=\"urn:soap\"><soap:Body/></soap:Envelope>", "is no XML-RPC")]
    [InlineData("<MethodResponse><params/></MethodResponse>", "is no XML-RPC")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE methodResponse><methodResponse/>", "is no XML-RPC")]
    [InlineData("<?xml version=\"1.0\"?>\n<!doctype HTML PUBLIC \"x\"><HTML/>", "looks like HTML")]
    [InlineData("<html lang=\"cs\"><br></html>", "looks like HTML")]
    [InlineData("<?xml version=\"1.0\" encoding=\"\u0001\"?><methodResponse/>", "which is not known")]
    [InlineData("<methodResponse/>", "stops being XML-RPC")]
    [InlineData(
        "<methodResponse><params><param><value>a\u0001b</value></param></params></methodResponse>",
        "stops being XML at line 1, position 40")]
    [InlineData("<methodResponse></methodResponse>", "stops being XML-RPC")]
    [InlineData("<methodResponse><params/></methodResponse>", "stops being XML-RPC")]
    [InlineData("<methodResponse><odd/></methodResponse>", "stops being XML-RPC")]
    [InlineData(
        "<methodResponse><params><param><value><struct><odd/></struct></value></param></params></methodResponse>",
        "stops being XML-RPC")]
    [InlineData(
        "<methodResponse><params><param><value><string>a<b/></string></value></param></params></methodResponse>",
        "stops being XML-RPC")]
    [InlineData("<methodResponse><params><param><value/></param><param><value/></param></params></methodResponse>", "stops being XML-RPC")]
    [InlineData("<methodResponse><params><param><value>&unknown;</value></param></params></methodResponse>", "stops being XML at line 1")]
    [InlineData(
        "<methodResponse><params><param><value><struct/></value></param></params></methodResponse><more/>",
        "stops being XML at line 1")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such\"?><methodResponse/>", "the encoding 'no-such', which is not known")]
    [InlineData("<?xml version='1.0' encoding = 'no-such' ?>\n<methodResponse/>", "the encoding 'no-such', which is not known")]
    [InlineData("\n\n<?xml version='1.0'?>\n<methodResponse><odd/></methodResponse>", "stops being XML-RPC at line 4")]
    [InlineData("<methodResponse><odd><param><value/></param></odd></methodResponse>", "stops being XML-RPC")]
    [InlineData(
        "<methodResponse><params><param><value><array><data><value><struct><junk/></struct></value></data></array></value></param></params>"
        + "</methodResponse>",
        "stops being XML-RPC")]
    public async Task What_is_not_understood_is_an_error_and_never_no_rows(string answer, string says)
    {
        MailkitException failure = await FailAsync(answer);
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_tells_its_encoding()
    {
        string answer = "<?xml version=\"1.0\" encoding=\"ENCODING\"?>" + Response(Rows(
            "<member><name>ERROR_CODE</name><value><i4>1</i4></value></member><member><name>INFO</name><value>neplatný</value></member>"));
        foreach (Encoding encoding in (Encoding[])[Encoding.Latin1, Encoding.Unicode, Encoding.UTF8])
        {
            string encoded = answer.Replace("ENCODING", encoding.WebName, StringComparison.Ordinal);
            byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes(encoded)];
            Assert.Equal("neplatný", Assert.Single(await ReadAsync(body)).Info);
        }
    }

    [Fact]
    public async Task Escaped_control_characters_do_not_cost_the_rows()
    {
        SendMassResult row = Assert.Single(await ReadAsync(Response(Rows(
            "<member><name>ERROR_CODE</name><value><i4>1</i4></value></member>"
            + "<member><name>INFO</name><value>a&#1;b&#x0B;c</value></member>"))));
        Assert.Equal("a\u0001b\u000Bc", row.Info);
    }

    [Theory]
    [InlineData("<!--", "-->")]
    [InlineData("<x ", "='1'/>")]
    [InlineData("<x a='", "'/>")]
    [InlineData("<x a='>", "'/>", ' ')]
    public async Task No_token_may_fill_the_memory(string before, string after, char letter = 'a')
    {
        string filling = new(letter, 4 * 1024 * 1024);
        MailkitException failure = await FailAsync(
            $"<methodResponse>{before}{filling}{after}<params><param><value/></param></params></methodResponse>");
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains("1 MB", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n \t\n")]
    [InlineData("\uFEFF\n")]
    [InlineData("\n\uFEFF")]
    public async Task Empty_lines_before_the_declaration_are_skipped(string before)
    {
        byte[] body = Encoding.UTF8.GetBytes($"{before}<?xml version=\"1.0\" encoding=\"utf-8\"?>{Response(Rows(OneRow))}");
        foreach (int chunk in (int[])[1, 2, 3, int.MaxValue])
        {
            FakeServer server = new(FakeServer.Body(body, chunk));
            Assert.Equal(1, Assert.Single(await _client.Create(server).GetSendMassResults(8001).ReadAllAsync()).ErrorCode);
        }
    }

    [Fact]
    public async Task Empty_lines_before_the_declaration_may_be_of_any_number() => Assert.Equal(
        1, Assert.Single(await ReadAsync(new string('\n', 200_000) + "<?xml version=\"1.0\"?>" + Response(Rows(OneRow)))).ErrorCode);

    [Fact]
    public async Task White_space_between_elements_may_be_of_any_length()
    {
        string space = new(' ', 3 * 1024 * 1024);
        string answer = "<?xml version=\"1.0\"?>" + Response(Rows(OneRow)).Replace("><", ">SPACE<", StringComparison.Ordinal) + "SPACE";
        int places = answer.Split("SPACE").Length - 1;
        for (int place = 0; place < places; place++)
        {
            string[] parts = answer.Split("SPACE");
            string body = string.Concat(parts.Select((part, i) => i == place ? part + space : part));
            Assert.Equal(1, Assert.Single(await ReadAsync(body)).ErrorCode);
        }
    }

    [Fact]
    public async Task A_text_of_white_space_is_a_value_like_any_other()
    {
        string text = new(' ', 9000);
        SendMassResult row = Assert.Single(await ReadAsync(Response(Rows(
            $"{OneRow}<member><name>INFO</name><value>{text}</value></member>"
            + $"<member><name>EMAIL</name><value><string>{text}x</string></value></member>"))));
        Assert.Equal((text, text + "x"), (row.Info, row.Email));
        string tooLong = new(' ', 2 * 1024 * 1024);
        MailkitException failure = await FailAsync(Response(Rows($"{OneRow}<member><name>INFO</name><value>{tooLong}</value></member>")));
        Assert.Contains("1 MB", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INFO", "bm8gY3JlZGl0", "no credit")]
    [InlineData("INFO", "xb5sdcWlb3U=", "žluťou")]
    [InlineData("INFO", "YWhv\n ag==", "ahoj")]
    [InlineData("EMAIL", "YWRhQGV4YW1wbGUuY29t", "ada@example.com")]
    [InlineData("INFO", "gP8=", "gP8=")]
    [InlineData("INFO", "no Base64", "no Base64")]
    [InlineData("INFO", "", "")]
    public async Task Bytes_in_place_of_a_text_are_the_text_that_they_hold(string member, string base64, string expected)
    {
        SendMassResult row = Assert.Single(await ReadAsync(Response(Rows(
            $"{OneRow}<member><name>{member}</name><value><base64>{base64}</base64></value></member>"))));
        Assert.Equal(expected, member == "INFO" ? row.Info : row.Email);
    }

    [Theory]
    [InlineData("ERROR_CODE", "Ng==")]
    [InlineData("ID_EMAIL", "NDI=")]
    [InlineData("DATE", "MjAyNC0wOC0yMiAxNjoxMjozMw==")]
    public async Task Bytes_in_place_of_another_value_are_read_as_their_text(string member, string base64)
    {
        string row = member == "ERROR_CODE" ? string.Empty : OneRow;
        SendMassResult read = Assert.Single(await ReadAsync(Response(Rows(
            $"{row}<member><name>{member}</name><value><base64>{base64}</base64></value></member>"))));
        Assert.Contains(
            member switch
            {
                "ERROR_CODE" => $"{read.ErrorCode}",
                "ID_EMAIL" => $"{read.EmailId}",
                _ => $"{read.Date:yyyy-MM-dd HH:mm:ss}",
            },
            (string[])["6", "42", "2024-08-22 16:12:33"]);
    }

    [Theory]
    [InlineData("VW5hdXRob3JpemVk", MailkitErrorKind.Unauthorized)]
    [InlineData("SW52YWxpZCByZXF1ZXN0X2lk", MailkitErrorKind.ApiError)]
    public async Task A_refusal_in_bytes_is_one(string base64, MailkitErrorKind kind) =>
        Assert.Equal(kind, (await FailAsync(Response($"<value><base64>{base64}</base64></value>"))).Kind);

    [Fact]
    public async Task A_fault_may_be_told_in_bytes() => Assert.Contains(
        "no credit",
        (await FailAsync(
            "<methodResponse><fault><value><struct><member><name>faultString</name><value><base64>bm8gY3JlZGl0</base64></value></member>"
            + "</struct></value></fault></methodResponse>")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_reader_that_is_given_up_leaves_no_thread_behind()
    {
        int ended = 0;
        using (PushStream bytes = new(stream =>
        {
            try
            {
                stream.ReadExactly(new byte[10]);
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        }, int.MaxValue))
        {
            bytes.Push(new ArraySegment<byte>([1, 2, 3]));
            Assert.Equal(0, ended);
        }

        Assert.True(SpinWait.SpinUntil(() => ended == 1, TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("UTF8")]
    [InlineData("utf8")]
    [InlineData("UTF_8")]
    [InlineData("utf-16")]
    [InlineData("UTF-16LE")]
    [InlineData("UTF16")]
    [InlineData("Unicode")]
    [InlineData("ucs-2")]
    [InlineData("UCS-4")]
    [InlineData("ISO-10646-UCS-2")]
    [InlineData("utf-32")]
    [InlineData("windows-1250", "\uFEFF")]
    [InlineData("no-such", "\uFEFF")]
    [InlineData("utf-7", "\n\uFEFF\r\n")]
    public async Task The_bytes_decide_the_encoding_before_the_declaration_does(string declared, string before = "")
    {
        string answer = $"{before}<?xml version='1.0' encoding = '{declared}' standalone='yes'?>" + Response(Rows(
            "<member><name>ERROR_CODE</name><value><i4>1</i4></value></member>"
            + "<member><name>INFO</name><value>kůň 🐎</value></member>"));
        byte[] body = Encoding.UTF8.GetBytes(answer);
        Assert.Equal("kůň 🐎", Assert.Single(await ReadAsync(body)).Info);
        FakeServer slow = new(FakeServer.Body(new ChunkedStream(body, 1)));
        Assert.Equal("kůň 🐎", Assert.Single(await _client.Create(slow).GetSendMassResults(8001).ReadAllAsync()).Info);
    }

    [Theory]
    [InlineData("<value xmlns=\"SPACE\">1</value>")]
    [InlineData("<value xmlns:p=\"SPACE\">1</value>")]
    [InlineData("<value><p:i4 xmlns:p=\"SPACE\">1</p:i4></value>")]
    [InlineData("<value xmlns:p=\"SPACE\" p:a=\"1\">1</value>")]
    [InlineData("<value pNUMBERp=\"1\">1</value>")]
    public async Task Namespaces_without_end_are_refused(string value)
    {
        string space = new('n', 200);
        string values = string.Concat(Enumerable.Range(1000, 1000).Select(number => value
            .Replace("SPACE", $"{space}{number}", StringComparison.Ordinal)
            .Replace("NUMBER", $"{space}{number}", StringComparison.Ordinal)));
        string array = $"<value><array><data>{values}</data></array></value>";
        string skipped = $"<value><struct><member><name>NEW</name>{array}</member></struct></value>";
        foreach (string answer in (string[])[array, skipped])
        {
            MailkitException failure = await FailAsync(Response(answer));
            Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
            Assert.Contains("too many names", failure.Message, StringComparison.Ordinal);
        }
    }

    private const string OneRow = "<member><name>ERROR_CODE</name><value><i4>1</i4></value></member>";

    private static string Response(string value) => $"<methodResponse><params><param>{value}</param></params></methodResponse>";

    private static string Rows(string members) =>
        "<value><struct><member><name>results</name><value><array><data><value>"
        + $"<struct>{members}</struct>"
        + "</value></data></array></value></member></struct></value>";

    private Task<List<SendMassResult>> ReadAsync(string body) => ReadAsync(Encoding.UTF8.GetBytes(body));

    private Task<List<SendMassResult>> ReadAsync(byte[] body) =>
        _client.Create(new FakeServer(FakeServer.Body(body))).GetSendMassResults(8001).ReadAllAsync();

    private async Task<MailkitException> FailAsync(string body) =>
        (await _client.Create(new FakeServer(FakeServer.Body(body))).FailAsync()).Failure;
}
