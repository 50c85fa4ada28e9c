using System.Collections;
using System.Collections.Specialized;

namespace MailkitPS;

/// <summary>Somebody who is added to a mailing list, or changed there, or asked whether mail is wanted.</summary>
/// <param name="position">The position of the input.</param>
/// <param name="email">The address.</param>
/// <param name="mailingListId">The mailing list.</param>
internal sealed class NewRecipient(int position, string email, long mailingListId)
{
    public int Position { get; } = position;

    public string Email { get; } = EmailAddress.Require(email);

    public long MailingListId { get; } = mailingListId;

    /// <summary>What the list keeps of the recipient.</summary>
    public RecipientData Fields { get; set; } = new();

    /// <summary>The address of the Internet from which the person has consented; null for none.</summary>
    public string? ConsentIP { get; set => field = SingleLine.Require(value, "Its ConsentIP"); }

    /// <summary>The form in which the person has consented; null for none.</summary>
    public string? ConsentUrl { get; set => field = SingleLine.Require(value, "Its ConsentUrl"); }

    /// <summary>The question that Mailkit sends first; null adds the recipient at once.</summary>
    public OptInQuestion? Question { get; set; }

    /// <summary>The struct <c>personal</c>, with values in Base64 (documented).</summary>
    public object Personal()
    {
        OrderedDictionary members = StructMembers.Of(
            ("email", Email),
            ("ID_template", Question?.TemplateId),
            ("email_from", Question?.SenderEmail),
            ("name_from", Question?.SenderName),
            ("return_url", Question?.ReturnUrl));
        foreach (DictionaryEntry member in Fields.Of(RecipientFieldGroup.Person) ?? StructMembers.Of())
        {
            members[member.Key] = member.Value;
        }

        return WireText.Base64Leaves(members)!;
    }

    /// <summary>The struct <c>params</c>, the evidence of consent in plain texts (documented); null for none.</summary>
    public IDictionary? Consent() => ConsentIP is null && ConsentUrl is null
        ? null
        : StructMembers.Of(("ip_src", ConsentIP), ("form_url", ConsentUrl));
}
