using System;

namespace MailkitPS;

/// <summary>An address that the account may send from: a row of <c>mailkit.profile.emails.list</c> (documented).</summary>
public sealed class SenderAddress : MailkitRow
{
    internal SenderAddress()
    {
    }

    /// <summary>The ID (<c>ID_ALLOW_EMAIL</c>).</summary>
    [IdColumn("ID_ALLOW_EMAIL", IsRequired = true)]
    public long SenderAddressId { get; internal set; }

    /// <summary>The address (<c>EMAIL</c>).</summary>
    [Column("EMAIL")]
    public string? Email { get; internal set; }

    /// <summary>The name of the sender (<c>NAME</c>).</summary>
    [Column("NAME")]
    public string? Name { get; internal set; }

    /// <summary>Mailkit's word for the state (<c>STATUS</c>): <c>active</c>, or another one as it came.</summary>
    [Column("STATUS", Repeats = true)]
    public string? Status { get; internal set; }

    /// <summary>It can be used: <see cref="Status"/> is <c>active</c>.</summary>
    public bool IsActive => string.Equals(Status, "active", StringComparison.OrdinalIgnoreCase);

    /// <summary>The SPF record of its domain is right (<c>SPF</c>).</summary>
    [Column("SPF")]
    public bool? HasSpf { get; internal set; }
}
