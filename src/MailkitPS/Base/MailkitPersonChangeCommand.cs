using System;
using System.Collections.Generic;

namespace MailkitPS;

/// <summary>
/// A cmdlet that changes something about a person: one call an input. What is told of it names the ID of the recipient or the position of
/// the input; only the question shows an address.
/// </summary>
public abstract class MailkitPersonChangeCommand : MailkitPipelineCommand
{
    private protected MailkitPersonChangeCommand()
    {
    }

    private protected sealed override void ProcessInput()
    {
        if (FindPerson() is PersonKey who)
        {
            ChangePerson(who);
        }
    }

    /// <summary>Whom the current input names; if nobody, it is refused, and this is null.</summary>
    private protected abstract PersonKey? FindPerson();

    /// <summary>Changes what is to be changed.</summary>
    private protected abstract void ChangePerson(PersonKey who);

    /// <summary>The recipient of an ID.</summary>
    /// <param name="emailId">The ID.</param>
    /// <param name="email">The address that came with it; null for none.</param>
    private protected PersonKey? FindRecipient(long emailId, string? email = null) =>
        AreIds("EmailId", emailId) ? new PersonKey(emailId, string.IsNullOrWhiteSpace(email) ? null : email!.Trim()) : null;

    /// <summary>Whoever has an address. Mailkit knows telephone numbers without blanks in them (documented).</summary>
    private protected PersonKey? FindHolder(string email) => FindAddress(email) is string address
        ? new PersonKey(null, address.Contains("@") ? address : address.Replace(" ", string.Empty))
        : null;

    /// <summary>Makes one call about a person, as <see cref="MailkitConnectedCommand.Change"/> does.</summary>
    /// <param name="who">The person.</param>
    /// <param name="call">Makes the call.</param>
    /// <param name="describe">What is done, in words, with whatever names the person.</param>
    /// <param name="look">The cmdlet that shows whether it has been done; null where it may be made again without a look.</param>
    /// <param name="write">Writes the answer; null writes nothing.</param>
    private protected void ChangePerson<TRow>(
        PersonKey who,
        Func<MailkitClient, MailkitRowReader<TRow>> call,
        Func<string, string> describe,
        string? look,
        Action<IReadOnlyList<TRow>>? write)
        where TRow : class
    {
        string name = who.EmailId is long id ? FormattableString.Invariant($"recipient {id}")
            : MyInvocation.ExpectingInput ? FormattableString.Invariant($"recipient {Position} of the input")
            : "the recipient with the given address";

        // Nobody has to read an address to look: the one who looks has it.
        FormattableString whom = who.EmailId is null ? (FormattableString)$"-Email $address" : $"-EmailId {who.EmailId}";
        Change(
            call,
            new PlannedChange(describe(name), (object?)who.EmailId ?? Position, look is null ? null : new ResumeCommand(look, whom))
            {
                Question = who.Email is null ? null : describe($"{name} ({who.Email})"),
            },
            write);
    }

    /// <summary>Writes what a change answers.</summary>
    private protected void WriteChanges(IEnumerable<RecipientChange> changes) => WriteObject(changes, enumerateCollection: true);
}
