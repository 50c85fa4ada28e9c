using System.Management.Automation;

namespace MailkitPS.Tests;

/// <summary>What a script wrote to each stream.</summary>
internal sealed class Run(PowerShell shell, IReadOnlyList<PSObject> output, Exception? thrown)
{
    public IReadOnlyList<PSObject> Output { get; } = output;

    public IReadOnlyList<ErrorRecord> Errors { get; } = [.. shell.Streams.Error];

    public IReadOnlyList<string> Warnings { get; } = [.. shell.Streams.Warning.Select(record => record.Message)];

    public IReadOnlyList<string> Verbose { get; } = [.. shell.Streams.Verbose.Select(record => record.Message)];

    public IReadOnlyList<string> Debug { get; } = [.. shell.Streams.Debug.Select(record => record.Message)];

    public IReadOnlyList<string> Information { get; } = [.. shell.Streams.Information.Select(record => record.ToString())];

    public IReadOnlyList<string> Progress { get; } = [.. shell.Streams.Progress.Select(record => record.ToString())];

    /// <summary>What ended the script, if something did.</summary>
    public Exception? Thrown { get; } = thrown;

    /// <summary>The errors that were written, and the one that ended the script.</summary>
    public IEnumerable<ErrorRecord> AllErrors => Thrown is IContainsErrorRecord thrown ? [.. Errors, thrown.ErrorRecord] : Errors;

    /// <summary>The only object of the output.</summary>
    public PSObject Single => Assert.Single(AssertNoErrors().Output);

    public Run AssertNoErrors()
    {
        Assert.Null(Thrown);
        Assert.Empty(Errors);
        return this;
    }

    /// <summary>The only error, which has to be the one of the contract.</summary>
    public ErrorRecord AssertError(string id, ErrorCategory category)
    {
        ErrorRecord error = Thrown is IContainsErrorRecord container ? container.ErrorRecord : Assert.Single(Errors);
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(category, error.CategoryInfo.Category);
        return error;
    }
}
