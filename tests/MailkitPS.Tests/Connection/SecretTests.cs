using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Reflection;
using System.Security;
using System.Text;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Connection;

/// <summary>The MD5 code does not leak anywhere.</summary>
public sealed class SecretTests
{
    private const string Canary = "c0ffee00c0ffee00c0ffee00c0ffee00";
    private const string Connect =
        """
        param($uri, $credential, $protocol = 'Json')
        Connect-Mailkit $credential -ApiUri $uri -Protocol $protocol -MaximumRetryCount 0 -PassThru -Verbose -Debug
        """;

    private static readonly Type[] SecretTypes =
        [typeof(PSCredential), typeof(SecureString), typeof(NetworkCredential), typeof(ICredentials)];

    private static readonly string[] SecretWords = ["md5", "password", "secret", "key", "token"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireForm.Json)]
    [InlineData(WireForm.XmlRpc)]
    public async Task No_stream_of_a_session_holds_it(WireForm form)
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play("mailkit.sendmail_mass.results", 1, Answers.Json($$"""{"error_status":1,"error":"you sent {{Canary}}"}"""));
        simulator.Play("mailkit.sendmail_mass.results", 2, Answers.Status(500, $"<html>{Canary}</html>"));
        simulator.Play("mailkit.sendmail_mass.results", 3, Answers.Json($$"""{"md5":"{{Canary}}"}"""));
        using Shell shell = new();
        Run[] runs =
        [
            shell.Run(Connect, simulator.ApiUri, Shell.Credential(md5: Canary), form.ToString()),
            shell.Run("Get-MailkitSendMassResult 8001, 1, 2, 3, 8005 -Verbose -Debug -StatusVariable s; $s"),
            shell.Run("Test-MailkitConnection -Verbose; Get-MailkitConnection; (Get-MailkitConnection).ToString()"),
            shell.Run("$Error | ForEach-Object { [System.Management.Automation.PSSerializer]::Serialize($_, 2) }"),
            shell.Run(Connect, new Uri("http://127.0.0.1:1/"), Shell.Credential(md5: Canary)),
            shell.Run(Connect, simulator.ApiUri, Shell.Credential(Canary, Canary)),
            shell.Run(Connect, simulator.ApiUri, Shell.Credential("7", Canary)),
        ];
        Assert.NotEmpty(runs[1].Errors);
        Assert.NotEmpty(runs[1].Verbose);
        foreach (Run run in runs)
        {
            string streams = string.Join(
                '\n',
                run.Verbose.Concat(run.Debug).Concat(run.Warnings).Concat(run.Information).Concat(run.Progress));
            AssertFree(streams);
            Assert.DoesNotContain("@", streams, StringComparison.Ordinal);
            Assert.All(run.Errors, error => Assert.DoesNotContain("@", error.ToString(), StringComparison.Ordinal));
            Assert.All(run.Output, AssertFree);
            Assert.All(run.Errors, AssertFree);
            if (run.Thrown is IContainsErrorRecord thrown)
            {
                AssertFree(thrown.ErrorRecord);
            }
        }

        Assert.All(simulator.Calls, call => AssertFree(string.Join('\n', call.Headers)));
        Assert.All(simulator.Calls, call => Assert.Matches(@"^MailkitPS/[0-9.]+$", call.Headers["User-Agent"]));
        Report.Write(
            $"60-secrets-{form}",
            $"A session over {form} with refusals, faults and echoes of the code: the MD5 code was in none of six streams, in no error",
            "or inner exception, in no serialized object, in no header; e-mail addresses were in output objects only.");
    }

    [Fact]
    public async Task No_property_or_serialized_form_of_a_connection_holds_it()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = new();
        PSObject connection = shell.Run(
            "param($uri, $credential) Connect-Mailkit $credential -ApiUri $uri -PassThru",
            simulator.ApiUri,
            Shell.Credential(md5: Canary)).Single;
        AssertFree(connection);
        foreach (PropertyInfo property in connection.BaseObject.GetType().GetProperties())
        {
            Assert.False(property.CanWrite, $"{property.Name} can be changed.");
            Assert.DoesNotContain(SecretTypes, type => type.IsAssignableFrom(property.PropertyType));
        }

        Assert.Empty(connection.BaseObject.GetType().GetFields());
    }

    [Fact]
    public void No_parameter_takes_a_secret_as_plain_text()
    {
        using Shell shell = new();
        foreach (PSObject command in shell.Run("Get-Command -Module MailkitPS").AssertNoErrors().Output)
        {
            Assert.DoesNotContain(
                ((CommandInfo)command.BaseObject).Parameters.Values,
                parameter => parameter.ParameterType == typeof(string)
                    && SecretWords.Any(word => parameter.Name.Contains(word, StringComparison.OrdinalIgnoreCase)));
        }
    }

    private static Task<MailkitSimulator> StartAsync() => MailkitSimulator.StartAsync(
        new SimulatorOptions { Accounts = [new SimulatedAccount(90000001, Canary)] },
        Token);

    private static void AssertFree(PSObject value)
    {
        // PSSerializer is what Export-Clixml, jobs and remoting use.
        AssertFree(PSSerializer.Serialize(value, depth: 4));
        AssertFree(value.ToString());
        AssertFree(System.Text.Json.JsonSerializer.Serialize(
            value.Properties.ToDictionary(property => property.Name, property => property.Value?.ToString())));
    }

    private static void AssertFree(ErrorRecord error)
    {
        StringBuilder text = new();
        text.Append(error).Append(error.TargetObject).Append(error.ErrorDetails).Append(error.ScriptStackTrace);
        for (Exception? exception = error.Exception; exception is not null; exception = exception.InnerException)
        {
            text.Append(exception);
            foreach (DictionaryEntry entry in exception.Data)
            {
                text.Append(entry.Key).Append(entry.Value);
            }
        }

        AssertFree(text.ToString());
    }

    private static void AssertFree(string text) => Assert.DoesNotContain(Canary, text, StringComparison.OrdinalIgnoreCase);
}
