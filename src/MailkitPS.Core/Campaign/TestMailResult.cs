using System;

namespace MailkitPS;

/// <summary>A test mail that Mailkit has sent: the answer of <c>mailkit.campaigns.messages.test</c> (documented in part).</summary>
public sealed class TestMailResult : MailkitRow
{
    private const string VersionMark = "version ";

    internal TestMailResult(long campaignId, string email)
    {
        CampaignId = campaignId;
        Email = email;
    }

    /// <summary>The campaign (the ID of the call).</summary>
    public long CampaignId { get; }

    /// <summary>The address that the test went to (the address of the call).</summary>
    public string Email { get; }

    /// <summary>The version of an A/B test that was sent, as <see cref="Message"/> names it; null where it names none.</summary>
    public string? Version => Message?.IndexOf(VersionMark, StringComparison.OrdinalIgnoreCase) is int mark and >= 0
        ? Message.Substring(mark + VersionMark.Length).Trim()
        : null;

    /// <summary>What Mailkit says of the success (the whole answer), such as <c>OK version A</c>.</summary>
    [Column("error", IsBareValue = true)]
    public string? Message { get; internal set; }
}
