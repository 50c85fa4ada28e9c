using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>
/// A cmdlet that calls Mailkit: it waits on the pipeline thread, can be stopped while it waits, and reports failures as the error
/// contract says.
/// </summary>
public abstract class MailkitCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>What is done with the inputs, in words.</summary>
    internal virtual InputWords Words => InputWords.Send;

    /// <summary>Cancels whatever is in flight; also called when a later command has ended the pipeline.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels whatever is in flight.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing) => _stop.Cancel();

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>What happens to a stream of messages: as the parameter says, or else the variable.</summary>
    internal ActionPreference? PreferenceOf(string parameter, string variable)
    {
        object? preference = MyInvocation.BoundParameters.TryGetValue(parameter, out object given) ? given : GetVariableValue(variable);
        return preference is SwitchParameter isOn ? isOn ? ActionPreference.Continue : ActionPreference.SilentlyContinue
            : LanguagePrimitives.TryConvertTo(preference, out ActionPreference action) ? action
            : null;
    }

    /// <summary>Whether a parameter was given for this command, and is no preference of the session.</summary>
    internal bool IsTyped(string parameter) =>
        MyInvocation.BoundParameters.ContainsKey(parameter)
        && !(SessionState.PSVariable.GetValue("PSDefaultParameterValues") is IDictionary preferences
            && preferences.Keys.Cast<object>().Any(key => IsPreference($"{key}", parameter)));

    /// <summary>Waits for a call on the pipeline thread.</summary>
    /// <param name="call">Makes the call.</param>
    /// <param name="state">How it stands, for a progress line; none where whoever calls has its own, or nothing can take long.</param>
    internal T Call<T>(Func<CancellationToken, Task<T>> call, Func<CallState?>? state = null)
    {
        using CallProgressWriter progress = new(this, state);

        // On a pool thread, because parts of a call ignore the token while they wait (name and proxy lookups).
        Task<T> running = Task.Run(() => call(_stop.Token));
        return Wait(((IAsyncResult)running).AsyncWaitHandle, running.GetAwaiter().GetResult, progress);
    }

    /// <summary>
    /// The rows, one network read at a time: while they are written, what comes next in the answer is read. The log of each read goes to
    /// Verbose.
    /// </summary>
    internal IEnumerable<IReadOnlyList<TRow>> Pull<TRow>(IRowSource<TRow> reader)
        where TRow : class
    {
        using CallProgressWriter progress = new(this, () => reader.State);
        using ReadAhead<TRow> ahead = new(reader, _stop.Token);
        while (Wait(ahead.IsRead, () => Take(ahead), progress) is IReadOnlyList<TRow> rows)
        {
            yield return rows;
        }

        WarnOfUnknownMembers(reader.Function, reader.UnknownMembers);
    }

    /// <summary>Whether nothing is to be done but to tell what would be.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
        ? LanguagePrimitives.IsTrue(given)
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>Asks for confirmation if the user's preferences require it; if nobody can be asked, that is an error.</summary>
    /// <param name="action">What is about to be done, for -WhatIf and Verbose: it names no addresses. Without a full stop.</param>
    /// <param name="question">What the person who confirms is asked, if it differs from the action.</param>
    /// <param name="sent">The positions of the input that were sent so far; null for a cmdlet that does not count them.</param>
    internal bool IsConfirmed(string action, string? question = null, PositionRanges? sent = null)
    {
        string description = VisibleText.Of(action) + ".";
        try
        {
            return ShouldProcess(description, VisibleText.Of(question ?? action) + "?", "Confirm");
        }
        catch (Exception e) when (e is not (PipelineStoppedException or ActionPreferenceStopException))
        {
            // PowerShell itself would write an error and go on, and a runbook would end with exit code 0. Its exception is not handed
            // on, because it quotes the question and so the recipient.
            Stop(Errors.ConfirmationRequired(MyInvocation.MyCommand.Name, description, sent, Words));
            return false;
        }
    }

    /// <summary>Ends the pipeline with an error.</summary>
    [DoesNotReturn]
    internal void Stop(ErrorRecord error)
    {
        ThrowTerminatingError(error);
        throw new PipelineStoppedException();
    }

    /// <summary>What a name with wildcards matches; ends the pipeline if the name is no pattern.</summary>
    private protected WildcardPattern PatternOf(string name)
    {
        if (FindPattern(name) is not WildcardPattern pattern)
        {
            Stop(Errors.InvalidArgument(
                $"-Name '{name}' is no pattern: [ begins a set of letters, as in [a-c], and ] has to end it. "
                + "For the letter itself write `[.",
                name));
            return null;
        }

        return pattern;
    }

    /// <summary>What a name with wildcards matches; null if the name is no pattern.</summary>
    private protected static WildcardPattern? FindPattern(string name)
    {
        WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        try
        {
            // A pattern is not understood before it is used.
            pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException)
        {
            return null;
        }
    }

    /// <summary>
    /// A date of the command line with the digits that were written: the API knows no zones, so nothing is shifted. Ends the pipeline if
    /// it is none.
    /// </summary>
    /// <param name="value">What <see cref="IsoDateAttribute"/> has made of it; null for none.</param>
    /// <param name="parameter">Its parameter, with the hyphen.</param>
    private protected DateTime? ReadDate(object? value, string parameter)
    {
        object? given = MailkitTransformationAttribute.Unwrap(value);
        if (given is DateTimeOffset date)
        {
            return date.DateTime;
        }

        string name = parameter.TrimStart('-');
        if (given is null)
        {
            if (MyInvocation.BoundParameters.ContainsKey(name))
            {
                // An empty variable must not pass for a wish for everything.
                Stop(Errors.InvalidArgument($"{parameter} is empty. Give a date, or leave it out.", name));
            }

            return null;
        }

        Stop(Errors.InvalidArgument(
            IsoDateAttribute.Refusal(parameter, given, "2026-03-14 or '2026-03-14 09:26:53'"),
            name));
        return null;
    }

    /// <summary>Asks Mailkit whether it accepts the login.</summary>
    /// <exception cref="MailkitException">It does not, or could not be asked.</exception>
    private protected void CheckLogin(MailkitClient client)
    {
        using MailkitRowReader<object> reader = client.CheckLogin();
        _ = Pull(reader).FirstOrDefault(elements => elements.Count > 0);
    }

    /// <summary>Writes the error of a failed call; ends the pipeline if the next input would fail too.</summary>
    /// <param name="failure">Why it failed.</param>
    /// <param name="target">The target of the error.</param>
    /// <param name="advice">What can be done, with which the text ends.</param>
    /// <param name="isLookup">That what was asked for is not there, or is there already, is an error of its own.</param>
    internal virtual void WriteFailure(MailkitException failure, object? target, string? advice = null, bool isLookup = false)
    {
        ErrorRecord error = Errors.Of(failure, target, advice, isLookup);
        if (failure.ConcernsEveryCall)
        {
            Stop(error);
        }

        WriteError(error);
    }

    /// <summary>Tells what a call that has ended has to say beside its answer.</summary>
    /// <param name="reader">The call.</param>
    /// <param name="isAnswerKnown">It is known what the answer holds, so that a member which is not known is worth a warning.</param>
    internal void WriteNotes<TRow>(IRowSource<TRow> reader, bool isAnswerKnown = true)
        where TRow : class
    {
        WriteLog(reader.TakeLog());
        if (isAnswerKnown)
        {
            WarnOfUnknownMembers(reader.Function, reader.UnknownMembers);
        }
    }

    private T Wait<T>(WaitHandle isDone, Func<T> result, CallProgressWriter progress)
    {
        WaitHandle[] either = [isDone, _stop.Token.WaitHandle];
        try
        {
            do
            {
                progress.WriteIfDue();
            }
            while (WaitHandle.WaitAny(either, progress.UntilDue) == WaitHandle.WaitTimeout);

            _stop.Token.ThrowIfCancellationRequested();
            return result();
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private IReadOnlyList<TRow>? Take<TRow>(ReadAhead<TRow> ahead)
        where TRow : class
    {
        Task<IReadOnlyList<TRow>?> read = ahead.Take(out IReadOnlyList<string> log);
        WriteLog(log);
        return read.GetAwaiter().GetResult();
    }

    /// <summary>Says once a function and runspace what Mailkit answers with that this version does not know.</summary>
    private void WarnOfUnknownMembers(string function, IReadOnlyList<string> members)
    {
        if (members.Count > 0 && RunspaceState.Current.WarnedFunctions.Add(function))
        {
            WriteWarning(VisibleText.Of(
                $"{function} has members that this version does not know ({string.Join(", ", members)}); they are in Extra. "
                + "Please report it."));
        }
    }

    /// <summary>Whether a key such as <c>Get-Mailkit*:Poll*</c> stands for a parameter of this cmdlet.</summary>
    private bool IsPreference(string key, string parameter)
    {
        string[] names = key.Split(':');
        return names.Length == 2
            && (Matches(names[0], MyInvocation.MyCommand.Name) || Matches(names[0], MyInvocation.InvocationName))
            && Matches(names[1], parameter);
    }

    private static bool Matches(string pattern, string name) => FindPattern(pattern.Trim())?.IsMatch(name) == true;

    private void WriteLog(IReadOnlyList<string> log)
    {
        foreach (string line in log)
        {
            WriteVerbose(line);
        }
    }
}
