using System.Reflection;

namespace MailkitPS.Core.Tests;

/// <summary>The exception carries no other one, whose text might quote what a server sent.</summary>
public sealed class MailkitExceptionTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly ClientLogin Login = new(1, TestClient.Md5);

    [Fact]
    public void None_is_made_from_another_exception()
    {
        IEnumerable<MethodBase> makers = typeof(MailkitException).GetConstructors(All)
            .Concat<MethodBase>(typeof(MailkitException).GetMethods(All | BindingFlags.DeclaredOnly));
        Assert.All(
            makers.SelectMany(maker => maker.GetParameters()),
            parameter => Assert.False(
                typeof(Exception).IsAssignableFrom(parameter.ParameterType), $"{parameter.Member.Name} takes {parameter.Name}"));
    }

    [Theory]
    [InlineData(MailkitErrorKind.ApiError, "Mailkit refused the call: The answer ", "Mailkit refused mailkit.x: The answer.")]
    [InlineData(MailkitErrorKind.ApiError, "Mailkit refused the call and gave no reason.", "Mailkit refused mailkit.x and gave no reason.")]
    [InlineData(MailkitErrorKind.InvalidAnswer, "The answer is not JSON.", "The answer to mailkit.x is not JSON.")]
    [InlineData(MailkitErrorKind.Timeout, "Mailkit was silent for 5 s.", "Mailkit was silent for 5 s while mailkit.x was called.")]
    public void It_names_its_function(MailkitErrorKind kind, string general, string named)
    {
        MailkitException failure = new(kind, general);
        failure.BelongTo("mailkit.x", Login);
        Assert.Equal(named, failure.Message);
    }

    [Fact]
    public void The_code_is_taken_out_before_the_text_is_cut()
    {
        for (int before = 1900; before <= 2000; before++)
        {
            MailkitException failure = new(MailkitErrorKind.ApiError, new string('x', before) + TestClient.Md5 + new string('y', 5000));
            failure.BelongTo("mailkit.x", Login);
            Assert.DoesNotContain(TestClient.Md5[..4], failure.ToString(), StringComparison.Ordinal);
            Assert.InRange(failure.Message.Length, 1, 2001);
        }
    }

    [Fact]
    public void What_a_server_says_cannot_act_on_a_console()
    {
        MailkitException failure = new(MailkitErrorKind.ApiError, "Mailkit refused the call: a\nVERBOSE: \u001b[2J\u202e");
        failure.BelongTo("mailkit.x", Login);
        Assert.Equal("Mailkit refused mailkit.x: a\\nVERBOSE: \\u001B[2J\\u202E.", failure.Message);
    }
}
