using System.Text;
using System.Xml.Linq;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>How values are written in XML-RPC.</summary>
public sealed class XmlRpcCallWriterTests
{
    public static TheoryData<object, string> Values() => new()
    {
        { "", "<string />" },
        { "a <b> & \"c\" 'd' žluťoučký 🐎", "<string>a &lt;b&gt; &amp; \"c\" 'd' žluťoučký 🐎</string>" },
        { 0, "<i4>0</i4>" },
        { -2147483648L, "<i4>-2147483648</i4>" },
        { 2147483648L, "<i8>2147483648</i8>" },
        { long.MinValue, "<i8>-9223372036854775808</i8>" },
        { true, "<boolean>1</boolean>" },
        { false, "<boolean>0</boolean>" },
        { -12.5, "<double>-12.5</double>" },
        { 0.1, "<double>0.1</double>" },
        { 1.25e20, "<double>125000000000000000000</double>" },
        { -1.25e-7, "<double>-0.000000125</double>" },
        { 1234567890123456.7, "<double>1234567890123456.8</double>" },
        { new DateTime(2025, 2, 3, 4, 5, 6), "<dateTime.iso8601>20250203T04:05:06</dateTime.iso8601>" },
        { "ahoj"u8.ToArray(), "<base64>YWhvag==</base64>" },
        { Array.Empty<object>(), "<array><data /></array>" },
        { new object[] { 1, "x" }, "<array><data><value><i4>1</i4></value><value><string>x</string></value></data></array>" },
        { new Dictionary<string, object>(), "<struct />" },
        {
            new Dictionary<string, object> { ["a"] = new List<object> { "1" }, ["b&"] = new Dictionary<string, object> { ["c"] = 2 } },
            "<struct><member><name>a</name><value><array><data><value><string>1</string></value></data></array></value></member>"
            + "<member><name>b&amp;</name><value><struct><member><name>c</name><value><i4>2</i4></value></member></struct></value></member>"
            + "</struct>"
        },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_written_as_its_type(object value, string xml) =>
        Assert.Equal(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><methodCall><methodName>mailkit.x</methodName><params>"
            + "<param><value><i4>1</i4></value></param><param><value><string>md5</string></value></param>"
            + $"<param><value>{xml}</value></param></params></methodCall>",
            Write(value));

    [Fact]
    public void A_text_reaches_the_server_unchanged()
    {
        const string text = " \r\n\ttext\r ]]> \n";
        Assert.Equal(text, XDocument.Parse(Write(text), LoadOptions.PreserveWhitespace).Descendants("string").Last().Value);
    }

    public static TheoryData<object, string> Refused() => new()
    {
        { "a\u0000b", "XML cannot carry" },
        { "a\u001Fb", "XML cannot carry" },
        { "a\uFFFEb", "XML cannot carry" },
        { "a\uD800b", "XML cannot carry" },
        { new Dictionary<string, object> { ["a\u0001"] = 1 }, "XML cannot carry" },
        { new object?[] { null }, "no null" },
        { double.NaN, "NaN" },
        { double.NegativeInfinity, "-Infinity" },
        { Guid.Empty, "System.Guid" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_xml_rpc_cannot_carry_is_refused(object value, string says)
    {
        MailkitException failure = Assert.Throws<MailkitException>(() => Write(value));
        Assert.Equal(MailkitErrorKind.InvalidArgument, failure.Kind);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_optional_parameter_without_a_value_keeps_its_position() => Assert.Equal(
        ["<string>a</string>", "<i4>0</i4>", "<i4>7</i4>"],
        Parameters(new MailkitCall(
            "mailkit.x",
            MailkitParameter.Required("a", "a"),
            MailkitParameter.Optional("b", null, 0),
            MailkitParameter.Optional("c", 7, 0))));

    [Fact]
    public void What_are_members_in_json_may_be_one_struct()
    {
        MailkitParameter[] parameters =
        [
            MailkitParameter.Required("a", "a"),
            MailkitParameter.Optional("b", null, 0),
            MailkitParameter.Optional("c", 7, 0),
        ];
        Assert.Equal(
            [
                "<struct><member><name>a</name><value><string>a</string></value></member>"
                + "<member><name>c</name><value><i4>7</i4></value></member></struct>",
            ],
            Parameters(new MailkitCall("mailkit.x", parameters) { IsStruct = true }));
        Assert.Equal(["<struct />"], Parameters(new MailkitCall("mailkit.x") { IsStruct = true }));
    }

    private static IEnumerable<string> Parameters(MailkitCall call) =>
        XDocument.Parse(Encoding.UTF8.GetString(XmlRpcCallWriter.WriteCall(call, new ClientLogin(1, "md5")).Bytes))
            .Descendants("param")
            .Skip(2)
            .Select(param => param.Element("value")!.Elements().Single().ToString(SaveOptions.DisableFormatting));

    private static string Write(object value) => Encoding.UTF8.GetString(XmlRpcCallWriter.WriteCall(
        new MailkitCall("mailkit.x", MailkitParameter.Required(string.Empty, value)), new ClientLogin(1, "md5")).Bytes);
}
