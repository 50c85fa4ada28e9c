using System.Reflection;
using MailkitPS.Simulator;

namespace MailkitPS.Core.Tests;

/// <summary>
/// Tests of every typed read, in both wire formats: its first row, an answer in pieces of every size, empty answers, and an
/// answer that is cut off anywhere. To test a new function, add it to <see cref="All"/>.
/// </summary>
public abstract class ReadFunctionTests(MailkitProtocol protocol) : ProtocolTests(protocol)
{
    /// <summary>What is stored of a recipient, wherever it is read.</summary>
    private static readonly string FirstRecipient =
        "EmailId = 700000001, Email = alice@example.com, Status = enabled, Date = 11/20/2023 10:00:00, ChangeDate = 03/02/2024 08:15:00, "
        + "FirstName = Alice, LastName = Novak, Prefix = null, Vocative = Dear Alice, NickName = null, Gender = F, "
        + "Company = Example Ltd, ReplyTo = null, Street = null, City = Brno, State = CZ, Country = null, Zip = 60200, Phone = null, "
        + "Mobile = +420700000001, Fax = null, Custom1 = yes, Custom2 = blue, "
        + string.Join(", ", Enumerable.Range(3, 23).Select(number => $"Custom{number} = null"));

    /// <summary>At how many places an XML-RPC answer is cut at most.</summary>
    private const int MaxXmlCuts = 60;

    private static readonly ReadFunction[] All =
    [
        ReadFunction.Of(
            "mailkit.campaigns.history",
            client => client.GetCampaignHistory(50),
            "CampaignId = 7001, SendId = 41002, Date = 03/21/2025 09:23:56, PreviewUrl = https://u.mailkit.eu/EXAMPLE2"),
        ReadFunction.Of(
            "mailkit.campaigns.list",
            client => client.GetCampaigns(),
            "CampaignId = 7001, Name = Spring news, Subject = Hello spring, SubjectB = Spring is here, MessageType = email, "
                + "CampaignType = normal, Type = single, Status = enabled, UsesAbTest = True, IsTestMode = False, Repeats = False, "
                + "SendDate = 03/31/2025 08:00:00, LastSent = 02/28/2025 08:00:12, TimeZone = Europe/Prague, RepeatCount = 1, "
                + "Period = week, Days = 1,3,7, MailingListIds = 5001,5002"),
        ReadFunction.Of(
            "mailkit.campaigns.schedule.list",
            client => client.GetCampaignSchedule(7001),
            "ScheduleId = 321, CampaignId = 7001, Subject = Hello spring, SubjectB = null, SendDate = 03/28/2025 08:25:00, "
                + "TimeZoneOffset = +01:00, EnteredDate = 03/13/2025 10:26:23, UsesAbTest = False"),
        ReadFunction.Of(
            "mailkit.campaigns.schedule.timezones",
            client => client.GetTimeZones(),
            "Name = Africa/Abidjan, Codes = GMT"),
        ReadFunction.Of(
            "mailkit.filemanager.list",
            client => client.GetFiles(),
            "Type = DIR, Name = images, FileId = null, FolderId = 3001, Parent = parent folder, Date = 01/02/2025 03:04:05"),
        ReadFunction.Of(
            "mailkit.profile.emails.list",
            client => client.GetSenderAddresses(),
            "SenderAddressId = 6001, Email = news@example.com, Name = Example News, Status = active, IsActive = True, HasSpf = True"),
        ReadFunction.Of(
            "mailkit.profile.queries.list",
            client => client.GetQueries(),
            "QueryId = 901, Name = Active buyers, Description = bought in 90 days, Date = 02/26/2025 19:48:43, "
                + "ChangeDate = 02/26/2025 20:05:57, CreatedBy = author, ChangedBy = editor"),
        ReadFunction.Of(
            "mailkit.email.getstatus",
            client => client.GetRecipient(700000001),
            "MailingListId = 40101, " + FirstRecipient),
        ReadFunction.Of(
            "mailkit.email.getstatus.history",
            client => client.GetRecipientMessages(700000001),
            "EmailId = 700000001, MailingListId = 40101, CampaignId = 50001, SendId = 60001, SendMessageId = 800000001, "
                + "SendDate = 02/01/2024 10:00:00, CampaignName = Spring campaign, Subject = Spring news, FromEmail = news@example.com, "
                + "FromName = Example News, MessageType = email, ReadCount = 3, ClickCount = 1, ResponseCount = 1, "
                + "PreviewUrl = https://u.mailkit.eu/EXAMPLE"),
        ReadFunction.Of(
            "mailkit.email.unsubscribe.getstatus",
            client => client.GetSubscription(700000001),
            "Email = alice@example.com, EmailId = 700000001, IsUnsubscribed = False, Topics = null, Until = null, IsPermanent = null",
            xmlRpcFirstRow:
                "Email = null, EmailId = 700000001, IsUnsubscribed = False, Topics = null, Until = null, IsPermanent = null"),
        ReadFunction.OfPages(
            "mailkit.mailinglist.engagement",
            client => client.GetEngagement(5001),
            "MailingListId = 5001, EmailId = 700000001, Email = alice@example.com, Score = 4, Trend = 1"),
        ReadFunction.OfPages(
            "mailkit.mailinglist.getstatus",
            client => client.GetRecipients(5001),
            "MailingListId = 5001, " + FirstRecipient),
        ReadFunction.Of(
            "mailkit.mailinglist.list",
            client => client.GetMailingLists(),
            "MailingListId = 40101, Name = Newsletter, Status = enabled, Description = main list"),
        ReadFunction.Of(
            "mailkit.mailinglist.unsubscribed",
            client => client.GetUnsubscriptions(),
            "Date = 01/05/2024 09:10:11, Email = carol@example.com, IsPhoneNumber = False, IsComplete = True, TopicIds = null"),
        ReadFunction.Of(
            "mailkit.report",
            client => client.GetCampaignReports(),
            "CampaignId = 7001, Name = Spring campaign, SendCount = 100, DeliveredCount = 98, ReadCount = 60, UniqueReadCount = 40, "
                + "ClickCount = 12, UniqueClickCount = 9, ClickRate = 9.18"),
        ReadFunction.Of(
            "mailkit.report.campaign",
            client => client.GetDeliveries(7001),
            "CampaignId = 7001, SendId = 60001, Subject = Spring news, FromEmail = news@example.com, Date = 03/14/2026 10:00:00, "
                + "Date2 = 03/14/2026 00:00:00, SendCount = 100, DeliveredCount = 98, FailedCount = null, ReadCount = 60, "
                + "UniqueReadCount = 40, ClickCount = 12, UniqueClickCount = 9, ConversionCount = 0, UniqueConversionCount = 0, "
                + "UnsubscribeCount = 1, SpamReportCount = 0, ForwardCount = 0, PrintCount = 0, MinipageClickCount = null, "
                + "ClickRate = 9.18, ClickRate2 = 22.5, Revenue = 0.00, Utm = null"),
        ReadFunction.Of(
            "mailkit.report.message",
            client => client.GetDelivery(60001, 7001),
            "CampaignId = 7001, SendId = 60001, Subject = Spring news, FromEmail = null, Date = 03/14/2026 10:00:00, Date2 = null, "
                + "SendCount = 100, DeliveredCount = 98, FailedCount = 2, ReadCount = 60, UniqueReadCount = 40, ClickCount = 12, "
                + "UniqueClickCount = 9, ConversionCount = 0, UniqueConversionCount = 0, UnsubscribeCount = null, SpamReportCount = null, "
                + "ForwardCount = null, PrintCount = null, MinipageClickCount = 0, ClickRate = null, ClickRate2 = null, Revenue = 0.00, "
                + "Utm = Spring-campaign-20260314"),
        ReadFunction.Of(
            "mailkit.report.message.bounces",
            client => client.GetDeliveryBounces(60001),
            "SendId = 60001, SendMessageId = 800000002, EmailId = 700000002, MailingListId = 5001, Email = bob@example.com, "
                + "Date = 03/14/2026 10:02:00, Status = 5.1.1, EmailStatus = permanent"),
        ReadFunction.Of(
            "mailkit.report.message.feedback",
            client => client.GetDeliveryFeedback(60001),
            "SendId = 60001, Date = 03/14/2026 10:00:00, ReadCount = 58, OpenCount = 44, OpenP = 44, ClickCount = 0, VisitCount = 0, "
                + "VisitP = 0, UnsubscribeCount = 0, SpamReportCount = 0"),
        ReadFunction.Of(
            "mailkit.report.message.links",
            client => client.GetDeliveryLinks(60001),
            "SendId = 60001, UrlId = 900001, Title = Shop now in our store, ShortTitle = Shop now, Anchor = banner.jpg, "
                + "Url = https://www.example.com/shop, AbVersion = null, ClickCount = 12, VisitCount = 9, ConversionCount = 0"),
        ReadFunction.Of(
            "mailkit.report.message.links.visitors",
            client => client.GetLinkVisitors(60001, 900001),
            "SendId = 60001, UrlId = 900001, EmailId = 700000001, Email = alice@example.com, ClickCount = 1, "
                + "Date = 03/14/2026 10:05:00, Continent = europe, Country = Czech Republic, CountryCode = CZ, Region = null, "
                + "RegionCode = null, City = Brno, Organization = Example ISP, Ip = 192.0.2.10, OriginalIp = 192.0.2.10, Referer = null, "
                + "UserAgent = ExampleAgent/1.0, Browser = ExampleBrowser, BrowserMajor = 120, BrowserMinor = 0, BrowserType = Browser, "
                + "Os = Windows, OsVersion = 11, Device = Personal computer"),
        ReadFunction.Of(
            "mailkit.report.message.recipients",
            client => client.GetDeliveryRecipients(60001),
            "SendId = 60001, SendMessageId = 800000001, EmailId = 700000001, Email = alice@example.com, Status = sent, "
                + "AbVersion = null, Date = 03/14/2026 10:00:00, ReadCount = 2, ClickCount = 1"),
        ReadFunction.OfPages(
            "mailkit.report.raw.bounces",
            client => client.GetRawBounces(),
            "UndeliveredLogId = 910000001, SendMessageId = 800000002, CampaignId = 50001, SendId = 60001, EmailId = 700000002, "
                + "MailingListId = 40101, Email = bob@example.com, Status = 5.1.1, StatusText = smtp;550 5.1.1 no such mailbox, "
                + "Category = bad-mailbox, RemoteMta = mx.example.com, CampaignName = Spring campaign, Subject = Spring news, "
                + "UtmCampaign = spring campaign"),
        ReadFunction.OfPages(
            "mailkit.report.raw.messages",
            client => client.GetRawMessages(),
            "SendMessageId = 800000001, CampaignId = 50001, SendId = 60001, MailingListId = 40101, EmailId = 700000001, "
                + "TemplateId = null, Status = sent, Email = alice@example.com, SentDate = 02/01/2024 10:00:00, "
                + "MessageDate = 02/01/2024 09:59:00, EmailDate = 11/20/2023 10:00:00, MessageType = email, AbVersion = null, "
                + "Domain = example.com, Tld = com, FullName = Alice Novak, SContinent = europe, SCountry = Czech Republic, "
                + "SRegion = null, SCity = Brno, SOrg = Example ISP, SBrowser = ExampleBrowser, SOs = Windows, "
                + "PreviewUrl = https://u.mailkit.eu/EXAMPLE, FirstName = Alice, LastName = Novak, Prefix = null, "
                + "Vocative = Dear Alice, NickName = null, Gender = F, Company = Example Ltd, ReplyTo = null, Street = null, City = Brno, "
                + "State = CZ, Country = null, Zip = 60200, Phone = null, Mobile = null, Fax = null, "
                + string.Join(", ", Enumerable.Range(1, 25).Select(number => $"Custom{number} = null"))),
        ReadFunction.OfPages(
            "mailkit.report.raw.responses",
            client => client.GetRawResponses(),
            "LogId = 920000001, Date = 02/01/2024 10:05:00, Type = null, LinkType = null, Email = alice@example.com, CampaignId = 50001, "
                + "SendId = 60001, SendMessageId = 800000001, EmailId = 700000001, MailingListId = 40101, UrlId = 900001, "
                + "LinkUrl = https://www.example.com/shop, LinkText = Shop now, LinkTitle = Shop now, UnsubscribeAnswer = null, "
                + "Referer = null, AbVersion = null, Domain = example.com, Tld = com, Ip = 192.0.2.10, OriginalIp = 192.0.2.10, "
                + "Continent = europe, Country = Czech Republic, CountryCode = CZ, CountryCode3 = CZE, Region = null, RegionCode = null, "
                + "City = Brno, Organization = Example ISP, UserAgent = ExampleAgent/1.0, Browser = ExampleBrowser, BrowserMajor = 120, "
                + "BrowserMinor = 0, BrowserType = Browser, Os = Windows, OsVersion = 11, Device = Personal computer"),
        ReadFunction.Of(
            "mailkit.sendmail_mass.results",
            client => client.GetSendMassResults(8001),
            "RequestId = 8001, Email = bad@example.com, ErrorCode = 2, Error = InvalidEmail, Info = invalid email status permanent, "
                + "Date = 02/03/2025 04:05:06, EmailId = 31000002, SendId = 41001, SendMessageId = 51000002",
            "success-with-recipient-errors"),
    ];

    private static readonly TestClient XmlRpcOnly = new(MailkitProtocol.XmlRpc);

    public static TheoryData<string> Names() => [.. All.Select(function => function.Name)];

    [Fact]
    public void Every_typed_read_is_here() => Assert.Equal(
        typeof(MailkitClient).GetMethods()
            .Select(method => method.ReturnType)
            .Where(type => type.IsGenericType && type.GetInterfaces().Any(source => source.Name == typeof(IRowSource<>).Name))
            .Select(type => type.GenericTypeArguments[0])

            // What stands within the rows of another one is tested with it.
            .Where(row => row.GetCustomAttribute<RowOfAttribute>() is null)
            .Select(row => row.Name)
            .Distinct()
            .Order(StringComparer.Ordinal),
        All.Select(function => function.Row.Name).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_first_row_is_read(string name)
    {
        ReadFunction function = Find(name);
        string firstRow = Client.Protocol == MailkitProtocol.XmlRpc ? function.XmlRpcFirstRow ?? function.FirstRow : function.FirstRow;
        Assert.Equal(firstRow, (await ReadWholeAsync(function))[0]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_call_names_its_function(string name)
    {
        FakeServer server = new(FakeServer.Body(AnswerOf(Find(name))));
        await Find(name).ReadAsync(Client.Create(server));
        Assert.Contains(name, Assert.Single(server.Requests).Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_size_of_the_pieces_does_not_matter(string name)
    {
        ReadFunction function = Find(name);
        byte[] answer = AnswerOf(function);
        List<string> whole = await ReadWholeAsync(function);
        foreach (int size in Sizes(answer.Length, IsJson(name)))
        {
            (List<string> rows, MailkitException? failure) = await ReadAsync(function, FakeServer.Body(answer, size));
            Assert.Null(failure);
            Assert.Equal(whole, rows);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cut_answer_keeps_its_rows_and_is_an_error(string name)
    {
        ReadFunction function = Find(name);
        byte[] answer = AnswerOf(function);
        List<string> whole = await ReadWholeAsync(function);

        // An XML-RPC answer is cut at some places only: each of its reads starts a thread.
        int step = IsJson(name) ? 1 : Math.Max(7, answer.Length / MaxXmlCuts);
        for (int length = 0; length < answer.Length; length += step)
        {
            (List<string> rows, MailkitException? failure) = await ReadAsync(function, FakeServer.Body(answer[..length]));
            Assert.Equal(whole.Take(rows.Count), rows);
            if (string.IsNullOrWhiteSpace(System.Text.Encoding.UTF8.GetString(answer[length..])))
            {
                Assert.Null(failure);
            }
            else
            {
                Assert.Equal(MailkitErrorKind.InvalidAnswer, failure?.Kind);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_member_that_is_not_known_is_kept_wherever_it_stands(string name)
    {
        ReadFunction function = Find(name);
        List<string> whole = await ReadWholeAsync(function);
        foreach (int place in (int[])[0, 1, int.MaxValue])
        {
            byte[] answer = ForeignMember.AddTo(AnswerOf(function), place);
            if (answer.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(ForeignMember.Name)) < 0)
            {
                // The answer is a lone value.
                continue;
            }

            (List<string> rows, MailkitException? failure) = await ReadAsync(function, FakeServer.Body(answer));
            Assert.Null(failure);
            Assert.Equal(whole, rows.Select(row => row[..row.IndexOf(", Extra = ", StringComparison.Ordinal)]));
            Assert.All(rows, row => Assert.Contains(ForeignMember.Name, row, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_empty_list_has_no_rows_where_that_cannot_mean_anything_else(string name)
    {
        AnswerList list = FunctionCatalog.Get(name).List;
        foreach (string empty in (string[])["[]", "{}"])
        {
            // An answer that is one object and no list cannot be empty.
            bool isRefused = list.IsStrict || (!list.IsList && empty == "{}");
            (List<string> rows, MailkitException? failure) = await ReadAsync(Find(name), FormOf(name).Body(empty));
            Assert.Empty(rows);
            Assert.Equal(isRefused ? MailkitErrorKind.InvalidAnswer : null, failure?.Kind);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_every_answer_may_say_is_no_row(string name)
    {
        bool isStrict = FunctionCatalog.Get(name).List.IsStrict;
        (List<string> rows, MailkitException? failure) = await ReadAsync(
            Find(name),
            FormOf(name).Body("""{"status":"OK","error_status":0}"""));
        Assert.Empty(rows);
        Assert.Equal(isStrict ? null : MailkitErrorKind.InvalidAnswer, failure?.Kind);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_refusal_is_an_error_with_the_words_of_Mailkit(string name)
    {
        (List<string> rows, MailkitException? failure) = await ReadAsync(
            Find(name),
            FormOf(name).Body("""{"error_status":1,"error":"Not today"}"""));
        Assert.Empty(rows);
        Assert.Equal(MailkitErrorKind.ApiError, failure?.Kind);
        Assert.Contains("Not today", failure!.Message, StringComparison.Ordinal);
    }

    /// <summary>Every size; in XML-RPC, whose tags are shorter, every one up to 64 and fewer above it.</summary>
    private static IEnumerable<int> Sizes(int length, bool isJson)
    {
        for (int size = 1; size < length; size += isJson || size < 64 ? 1 : size / 8)
        {
            yield return size;
        }
    }

    private static ReadFunction Find(string name) => All.Single(function => function.Name == name);

    /// <summary>A function of which only XML-RPC is known is called in it whatever the connection says.</summary>
    private TestClient FormOf(string name) => FunctionCatalog.Get(name).IsXmlRpcOnly ? XmlRpcOnly : Client;

    private bool IsJson(string name) => FormOf(name).Protocol == MailkitProtocol.Json;

    private byte[] AnswerOf(ReadFunction function) => Body.Recording(function.Name, function.Recording)
        .In(IsJson(function.Name) ? WireForm.Json : WireForm.XmlRpc);

    private async Task<List<string>> ReadWholeAsync(ReadFunction function)
    {
        (List<string> rows, MailkitException? failure) = await ReadAsync(function, FakeServer.Body(AnswerOf(function)));
        Assert.Null(failure);
        return rows;
    }

    private Task<(List<string> Rows, MailkitException? Failure)> ReadAsync(
        ReadFunction function, Func<CancellationToken, Task<HttpResponseMessage>> answer) =>
        function.ReadAsync(Client.Create(new FakeServer(answer)));

    public sealed class Json() : ReadFunctionTests(MailkitProtocol.Json);

    public sealed class XmlRpc() : ReadFunctionTests(MailkitProtocol.XmlRpc);
}
