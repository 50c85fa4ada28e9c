using System;

namespace MailkitPS;

/// <summary>What Mailkit answered to a single message (<c>mailkit.sendmail</c>; the answer is known from clients only).</summary>
public sealed class SendMailResult
{
    internal SendMailResult(string email, string answer)
    {
        Email = email;
        Answer = answer;
    }

    /// <summary>The address that the message was for.</summary>
    public string Email { get; }

    /// <summary>What became of message and recipient.</summary>
    public SendMailStatus Status => Enum.IsDefined(typeof(SendMailStatus), (int)Math.Min(StatusCode ?? -1, int.MaxValue))
        ? (SendMailStatus)(StatusCode ?? -1)
        : SendMailStatus.Unknown;

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
}
