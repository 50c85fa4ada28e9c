namespace MailkitPS;

/// <summary>Where a field of a recipient stands in the functions that have three structs for them.</summary>
internal enum RecipientFieldGroup
{
    /// <summary>Status and names: <c>recipient</c> of sendmail, <c>personal</c> of adduser (documented).</summary>
    Person,

    /// <summary>Address and telephone: <c>contact</c> of sendmail, <c>address</c> of adduser (documented).</summary>
    Contact,

    /// <summary>Custom fields: <c>custom</c> of both (documented).</summary>
    Custom,
}
