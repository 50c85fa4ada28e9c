using System;

namespace MailkitPS;

/// <summary>What Mailkit answered to a single message (<c>mailkit.sendmail</c>; the answer is known from clients only).</summary>
public sealed class SendMailResult : MailkitRow
{
    internal SendMailResult(string email, string answer)
    {
        Email = email;
        Answer = answer;
    }

    /// <summary>The address that the message was for.</summary>
    public string Email { get; }

    /// <summary>What became of message and recipient.</summary>
    public SendMailStatus Status => StatusOf(StatusCode);

    /// <summary>The status as Mailkit gave it; null when it gave none that is a number.</summary>
    [Column("status")]
    public long? StatusCode { get; internal set; }

    /// <summary>The ID of the recipient in the list; null when there is none.</summary>
    [IdColumn("data")]
    public long? EmailId { get; internal set; }

    /// <summary>The ID of the delivery; null when there is none.</summary>
    [IdColumn("data2")]
    public long? SendId { get; internal set; }

    /// <summary>The ID of the message; null when there is none.</summary>
    [IdColumn("data3")]
    public long? SendMessageId { get; internal set; }

    /// <summary>What the answer held, in words, for a person who has to find out what Mailkit meant.</summary>
    internal string Answer { get; }

    /// <summary>Whether a <c>status</c> of an answer is one of the numbers that tell what became of the message.</summary>
    internal static bool IsKnownStatus(string status) =>
        WireParser.TryReadInteger(System.Text.Encoding.UTF8.GetBytes(status), out long? code) && StatusOf(code) != SendMailStatus.Unknown;

    private static SendMailStatus StatusOf(long? code) =>
        code is >= 0 and <= int.MaxValue && Enum.IsDefined(typeof(SendMailStatus), (int)code)
            ? (SendMailStatus)code
            : SendMailStatus.Unknown;
}
