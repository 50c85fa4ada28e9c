using System.Text;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>How calls are written in JSON.</summary>
public sealed class JsonCallWriterTests
{
    public static TheoryData<object?, string> Values() => new()
    {
        { null, "null" },
        { "", "\"\"" },
        { "a \"b\" \\ 🐎", "\"a \\u0022b\\u0022 \\\\ \\uD83D\\uDC0E\"" },
        { 0, "0" },
        { long.MinValue, "-9223372036854775808" },
        { true, "true" },
        { -12.5, "-12.5" },
        { new DateTime(2025, 2, 3, 4, 5, 6), "\"2025-02-03 04:05:06\"" },
        { "ahoj"u8.ToArray(), "\"YWhvag==\"" },
        { new object?[] { 1, "x", null }, "[1,\"x\",null]" },
        { new Dictionary<string, object> { ["a"] = new List<object> { "1" } }, "{\"a\":[\"1\"]}" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_written_as_its_type(object? value, string json) => Assert.Equal(
        $$$"""{"function":"mailkit.x","id":"1","md5":"md5","parameters":{"p":{{{json}}}}}""",
        Write(new MailkitCall("mailkit.x", MailkitParameter.Required("p", value))));

    [Fact]
    public void Parameters_stand_where_the_function_has_them()
    {
        Assert.Equal("""{"function":"mailkit.x","id":"1","md5":"md5"}""", Write(new MailkitCall("mailkit.x")));
        Assert.Equal(
            """{"function":"mailkit.x","id":"1","md5":"md5","parameters":{}}""",
            Write(new MailkitCall("mailkit.x") { HasEmptyParameters = true }));
        Assert.Equal(
            """{"function":"mailkit.x","id":"1","md5":"md5","b":2,"parameters":{"a":1}}""",
            Write(new MailkitCall("mailkit.x", MailkitParameter.Required("a", 1), MailkitParameter.TopLevel("b", 2))));
    }

    [Fact]
    public void An_optional_parameter_without_a_value_is_left_out()
    {
        MailkitParameter[] parameters =
        [
            MailkitParameter.Required("a", 1),
            MailkitParameter.Optional("b", null, 0),
            MailkitParameter.Optional("c", 3, 0),
        ];
        Assert.Equal(
            """{"function":"mailkit.x","id":"1","md5":"md5","parameters":{"a":1,"c":3}}""",
            Write(new MailkitCall("mailkit.x", parameters) { IsStruct = true }));
    }

    [Fact]
    public void What_json_cannot_carry_is_refused()
    {
        AssertRefused("a\uD800b", "surrogate");
        AssertRefused(double.NaN, "NaN");
        AssertRefused(Guid.Empty, "System.Guid");
    }

    private static void AssertRefused(object value, string says)
    {
        MailkitCall call = new("mailkit.x", MailkitParameter.Required("a", value));
        MailkitException failure = Assert.Throws<MailkitException>(() => Write(call));
        Assert.Equal(MailkitErrorKind.InvalidArgument, failure.Kind);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    private static string Write(MailkitCall call) =>
        Encoding.UTF8.GetString(JsonCallWriter.WriteCall(call, new ClientLogin(1, "md5")).Bytes);
}
