using System.Management.Automation;
using MailkitPS.Simulator;

namespace MailkitPS.Tests.Base;

/// <summary>What holds for every cmdlet that looks up a person, shown with Get-MailkitRecipientHistory.</summary>
public sealed class MailkitPersonCommandTests
{
    private const string Function = "mailkit.email.getstatus.history";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("700000001", "ID_email 700000001")]
    [InlineData("-EmailId 700000001 -Email ada@example.com", "ID_email 700000001")]
    [InlineData("-Email ' ada@example.com '", "email ada@example.com")]
    [InlineData("-EmailAddress +420700000009", "email +420700000009")]
    [InlineData("-RecipientId '' -send_to ada@example.com", "email ada@example.com")]
    public async Task The_id_counts_more_than_the_address(string arguments, string called)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Assert.NotEmpty(shell.Run($"Get-MailkitRecipientHistory {arguments}").AssertNoErrors().Output);
        Assert.Equal(called, Keys(simulator));
    }

    [Fact]
    public async Task A_person_who_comes_again_is_not_read_again()
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            @(
                [pscustomobject]@{ EmailId = '700000001'; Email = 'ada@example.com' }
                [pscustomobject]@{ ID_EMAIL = 700000001.0 }
                [pscustomobject]@{ EmailId = ''; Email = 'ada@example.com' }
                [pscustomobject]@{ Email = 'ada@example.com ' }
            ) | Get-MailkitRecipientHistory
            """);
        Assert.Equal(2, run.AssertNoErrors().Output.Count);
        Assert.Equal("ID_email 700000001, email ada@example.com", Keys(simulator));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ EmailId = $null; Email = '' }", "There is no EmailId and no Email.")]
    [InlineData("[pscustomobject]@{ Other = 1 }", "There is no EmailId and no Email.")]
    [InlineData("700000001", "There is no EmailId and no Email.")]
    [InlineData("[pscustomobject]@{ EmailId = 'abc' }", "Its EmailId 'abc' is no ID: ")]
    [InlineData("[pscustomobject]@{ Email = 'Ada' }", "Its Email is neither an address nor a telephone number with its +. ")]
    [InlineData("[pscustomobject]@{ Email = 'a@b@example.com' }", "Its Email is no e-mail address: ")]
    public async Task An_input_that_names_nobody_is_told_by_its_position(string input, string problem)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            $"@([pscustomobject]@{{ EmailId = 1 }}; {input}; [pscustomobject]@{{ EmailId = 3 }}) | Get-MailkitRecipientHistory");
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.StartsWith($"Input 2 is left out. {problem}", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.TargetObject);
        Assert.Equal("ID_email 1, ID_email 3", Keys(simulator));
    }

    [Theory]
    [InlineData("", "There is no EmailId and no Email.")]
    [InlineData("-EmailId ''", "There is no EmailId and no Email.")]
    [InlineData("-EmailId 1.5", "-EmailId '1.5' is no ID: ")]
    [InlineData("-Email Ada", "-Email is neither an address nor a telephone number with its +. ")]
    public async Task What_is_typed_and_names_nobody_ends_the_command(string arguments, string problem)
    {
        await using MailkitSimulator simulator = await StartAsync();
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run($"Get-MailkitRecipientHistory {arguments}; 'next'");
        ErrorRecord error = run.AssertError("MailkitInvalidArgument", ErrorCategory.InvalidArgument);
        Assert.StartsWith(problem, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public async Task A_failed_call_is_the_error_of_its_person()
    {
        await using MailkitSimulator simulator = await StartAsync();
        simulator.Play(
            Function,
            Answers.Error("Invalid ID_email"),
            Answers.Error("Not today"),
            Answers.Recording(Function, "success"));
        using Shell shell = Shell.ConnectedTo(simulator);
        Run run = shell.Run(
            """
            @(
                [pscustomobject]@{ EmailId = 7 }
                [pscustomobject]@{ Email = 'secret@example.com' }
                [pscustomobject]@{ EmailId = 9 }
            ) | Get-MailkitRecipientHistory -Verbose
            """);
        Assert.Single(run.Output);
        Assert.Equal(
            ["MailkitNotFound 7", "MailkitApiError 2"],
            run.Errors.Select(error => $"{error.FullyQualifiedErrorId.Split(',')[0]} {error.TargetObject}"));
        Assert.StartsWith("Input 2: ", run.Errors[1].Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            [.. run.Verbose, .. run.Warnings, .. run.Errors.Select(error => $"{error} {error.TargetObject} {error.Exception}")],
            text => text.Contains('@', StringComparison.Ordinal));
    }

    /// <summary>Everybody has the same history.</summary>
    private static async Task<MailkitSimulator> StartAsync()
    {
        MailkitSimulator simulator = await MailkitSimulator.StartAsync(token: Token);
        simulator.Play(Function, Answers.Recording(Function, "success"));
        return simulator;
    }

    private static string Keys(MailkitSimulator simulator) => string.Join(", ", simulator.Calls.Select(call => string.Join(
        ' ',
        System.Text.Json.JsonDocument.Parse(call.Body).RootElement.GetProperty("parameters").EnumerateObject()
            .Select(parameter => $"{parameter.Name} {parameter.Value}"))));
}
