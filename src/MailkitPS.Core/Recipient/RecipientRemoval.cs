using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MailkitPS;

/// <summary>The answer of <c>mailkit.email.delete</c> (documented): the IDs under which somebody was deleted, in one text.</summary>
internal sealed class RecipientRemoval : MailkitRow
{
    /// <summary>The IDs, joined by commas (<c>emails</c>); in XML-RPC they are the whole answer. 0 does not say that anybody was.</summary>
    [Column("emails", IsList = true, IsBareValue = true)]
    public string? EmailIds
    {
        get;
        internal set => field = value?.Trim() == "0"
            ? throw MailkitException.InvalidAnswer("The answer does not say that anybody was deleted but '0'.")
            : value;
    }

    /// <summary>What Mailkit says of the success (<c>error</c>).</summary>
    [Column("error")]
    public string? Message { get; internal set; }

    /// <summary>A row for each ID; for the person that was asked for where the answer has none. What is no ID stays as a message.</summary>
    /// <param name="who">Whom the call was about.</param>
    /// <param name="position">The position of the input.</param>
    public IEnumerable<RecipientChange> Changes(PersonKey who, int position)
    {
        string[] ids = [.. (EmailIds ?? string.Empty).Split(',').Select(id => id.Trim()).Where(id => id.Length > 0)];
        return ids.Length == 0
            ? [New(who.EmailId, Message)]
            : ids.Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0
                ? New(id, Message)
                : New(null, text));

        RecipientChange New(long? emailId, string? message) => new(position, RecipientOperation.Removed)
        {
            EmailId = emailId,
            Email = who.Email,
            Message = message,
            Extra = Extra,
        };
    }
}
