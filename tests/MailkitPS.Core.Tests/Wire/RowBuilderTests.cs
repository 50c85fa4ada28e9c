using System.Text;

namespace MailkitPS.Core.Tests.Wire;

/// <summary>Where typed rows are found, and which answers are accepted.</summary>
public abstract class RowBuilderTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    private const string ListIsAnswer = "mailkit.mailinglist.list";
    private const string ListIsMember = "mailkit.campaigns.schedule.list";
    private const string NotKnown = "mailkit.new";

    [Theory]
    [InlineData(ListIsAnswer, """[{"ID":1},{"id":2}]""", "1 2")]
    [InlineData(ListIsAnswer, """{"ID":1,"STATUS":"enabled"}""", "1")]
    [InlineData(ListIsAnswer, "[]", "")]
    [InlineData(ListIsAnswer, "{}", "")]
    [InlineData(ListIsMember, """{"ID_message":"7","data":[{"ID":1},{"ID":2}],"error_status":0}""", "1 2")]
    [InlineData(ListIsMember, """{"error_status":0,"DATA":{"ID":1},"ID_message":"7"}""", "1")]
    [InlineData(ListIsMember, """{"ID_message":"7","error_status":0,"data":""}""", "")]
    [InlineData(ListIsMember, """{"ID_message":"7","error_status":0,"data":null}""", "")]
    [InlineData(ListIsMember, """{"ID_message":"7","error_status":0,"data":[]}""", "")]
    [InlineData(ListIsMember, """[{"ID":1}]""", "1")]
    [InlineData(ListIsMember, """{"ID":1}""", "1")]
    [InlineData(ListIsMember, """{"ID":9,"data":[{"ID":1}]}""", "1")]
    [InlineData(ListIsMember, "{}", "")]
    [InlineData(NotKnown, """[{"ID":1}]""", "1")]
    [InlineData(NotKnown, "[]", "")]
    public async Task A_list_is_found_where_one_may_stand(string function, string answer, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await Client.ReadSample(answer, function).ReadAllAsync()).Select(row => row.Id)));

    [Theory]
    [InlineData(ListIsAnswer, """{"data":[{"ID":1}]}""", "data")]
    [InlineData(ListIsAnswer, """{"error_status":0}""", "error_status")]
    [InlineData(ListIsAnswer, """{"error_status":1,"ID":1}""", "error_status")]
    [InlineData(ListIsAnswer, """{"status":"ERROR","ID":1}""", "ERROR")]
    [InlineData(ListIsAnswer, """[{"x":1}]""", "without any known member")]
    [InlineData(ListIsAnswer, """[{"x":1,"y":2}]""", "x, y")]
    [InlineData(ListIsAnswer, """[1]""", "not an object but '1'")]
    [InlineData(ListIsAnswer, """["ada@example.com"]""", "not an object but (with an e-mail address)")]
    [InlineData(ListIsAnswer, """5""", "a single value, '5'")]
    [InlineData(ListIsAnswer, """[[{"ID":1}]]""", "not an object")]
    [InlineData(ListIsMember, """{"ID_message":"7","error_status":0}""", "ID_message")]
    [InlineData(ListIsMember, """{"data":"soon"}""", "data")]
    [InlineData(NotKnown, "{}", "an empty object")]
    public async Task What_is_not_understood_is_an_error_and_never_no_rows(string function, string answer, string says)
    {
        MailkitException failure = await Client.FailSampleAsync(answer, function);
        Assert.Equal(MailkitErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"ID":"8","TEXT":"x","error_status":"0"}""", 8L)]
    [InlineData("""{"ID":8}""", 8L)]
    [InlineData("""{"error_status":0}""", null)]
    [InlineData("""{"status":"OK"}""", null)]
    [InlineData("""{"error":"OK","error_status":0,"ID":0}""", null)]
    public async Task The_answer_of_a_change_is_one_row(string answer, long? expected) =>
        Assert.Equal(expected, Assert.Single(await Client.ReadSample(answer, "mailkit.mailinglist.create", isRow: true).ReadAllAsync()).Id);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""[{"ID":8}]""")]
    [InlineData("""{"new":8}""")]
    [InlineData("""{"ID":8,"error_status":1}""")]
    [InlineData("""{"ID":8,"status":"ERROR"}""")]
    public async Task What_does_not_say_that_it_worked_is_no_success_of_a_change(string answer) => Assert.Equal(
        MailkitErrorKind.InvalidAnswer, (await Client.FailSampleAsync(answer, "mailkit.mailinglist.create", isRow: true)).Kind);

    [Fact]
    public async Task A_refused_change_is_a_failure()
    {
        MailkitException failure = await Client.FailSampleAsync(
            """{"ID":8,"error_status":1,"error":"Mailing list exist"}""",
            "mailkit.mailinglist.create",
            isRow: true);
        Assert.Equal(MailkitErrorKind.ApiError, failure.Kind);
    }

    [Fact]
    public async Task Members_of_a_row_that_is_the_answer_are_noted_like_any()
    {
        using MailkitRowReader<SampleRow> reader = Client.ReadSample(
            """{"ID":8,"NEW":{"a":1},"LIST":["a","b"],"error_status":0}""",
            "mailkit.mailinglist.create",
            isRow: true);
        Assert.Equal("a,b", Assert.Single(await reader.ReadAllAsync()).List);
        Assert.Contains(reader.TakeLog(), line => line.EndsWith("Extra: NEW.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_error_text_decides_whatever_stands_beside_it()
    {
        MailkitException failure = await Client.FailSampleAsync("""{"error_status":1,"error":"Unauthorized"}""");
        Assert.Equal(MailkitErrorKind.Unauthorized, failure.Kind);
    }

    public sealed class Json() : RowBuilderTests(MailkitProtocol.Json)
    {
        [Theory]
        [InlineData("8")]
        [InlineData("true")]
        public async Task A_bare_value_is_the_success_of_a_change(string answer) =>
            Assert.Single(await Client.ReadSample(answer, "mailkit.mailinglist.create", isRow: true).ReadAllAsync());

        [Theory]
        [InlineData("0")]
        [InlineData("false")]
        [InlineData("null")]
        [InlineData("\"\"")]
        [InlineData("\"OK\"")]
        [InlineData("\"Something new\"")]
        public async Task Any_other_bare_value_is_no_success_of_a_change(string answer) => Assert.Equal(
            MailkitErrorKind.InvalidAnswer, (await Client.FailSampleAsync(answer, "mailkit.mailinglist.create", isRow: true)).Kind);
    }

    public sealed class XmlRpc() : RowBuilderTests(MailkitProtocol.XmlRpc)
    {
        [Theory]
        [InlineData("mailkit.campaigns.create", "<i4>8</i4>", 8L)]
        [InlineData("mailkit.campaigns.create", "<string>8</string>", 8L)]
        [InlineData("mailkit.mailinglist.edituser", "<string>OK</string>", null)]
        [InlineData("mailkit.mailinglist.edituser", "<boolean>1</boolean>", null)]
        public async Task A_bare_value_is_the_success_of_a_change(string function, string value, long? expected) =>
            Assert.Equal(expected, Assert.Single(await ReadAsync(function, value, isRow: true)).Id);

        [Theory]
        [InlineData("<i4>0</i4>")]
        [InlineData("<boolean>0</boolean>")]
        [InlineData("<nil/>")]
        [InlineData("<string/>")]
        public async Task A_bare_0_is_no_success_of_a_change(string value) => Assert.Equal(
            MailkitErrorKind.InvalidAnswer,
            (await Assert.ThrowsAsync<MailkitException>(() => ReadAsync("mailkit.mailinglist.edituser", value, isRow: true))).Kind);

        [Theory]
        [InlineData("<i4>0</i4>")]
        [InlineData("<string>0</string>")]
        [InlineData("<boolean>0</boolean>")]
        public async Task A_bare_0_refuses_where_that_is_documented(string value)
        {
            MailkitException refusal = await Assert.ThrowsAsync<MailkitException>(
                () => ReadAsync("mailkit.email.move", value, isRow: true));
            Assert.Equal((MailkitErrorKind.ApiError, string.Empty), (refusal.Kind, refusal.Refusal));
        }

        [Theory]
        [InlineData("mailkit.mailinglist.list", "<string>DELETED</string>")]
        [InlineData("mailkit.filemanager.delete", "<string>Directory is not empty</string>")]
        public async Task A_bare_text_that_is_no_success_is_a_refusal(string function, string value) => Assert.Equal(
            MailkitErrorKind.ApiError,
            (await Assert.ThrowsAsync<MailkitException>(() => ReadAsync(function, value, isRow: false))).Kind);

        [Fact]
        public async Task An_empty_text_is_an_empty_list() =>
            Assert.Empty(await ReadAsync("mailkit.mailinglist.list", "<string/>", isRow: false));

        [Fact]
        public async Task A_bare_number_is_no_list() => Assert.Equal(
            MailkitErrorKind.InvalidAnswer,
            (await Assert.ThrowsAsync<MailkitException>(() => ReadAsync("mailkit.mailinglist.list", "<i4>5</i4>", isRow: false))).Kind);

        private Task<List<SampleRow>> ReadAsync(string function, string value, bool isRow) => Client.ReadSample(
            Encoding.UTF8.GetBytes($"<methodResponse><params><param><value>{value}</value></param></params></methodResponse>"),
            function,
            isRow).ReadAllAsync();
    }
}
