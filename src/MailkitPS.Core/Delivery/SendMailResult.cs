using System;
using System.Collections.Generic;
using System.Linq;

namespace MailkitPS;

/// <summary>What Mailkit answered to a single message (<c>mailkit.sendmail</c>; the answer is known from clients only).</summary>
public sealed class SendMailResult
{
    internal SendMailResult(string email, IEnumerable<object?> answer)
    {
        Email = email;
        ILookup<string, object?> members = answer.OfType<ApiObject>()
            .SelectMany(value => value.Members)
            .ToLookup(member => member.Key, member => member.Value, StringComparer.OrdinalIgnoreCase);
        RecipientId = MassSend.IdOf(members["data"].FirstOrDefault());
        SendId = MassSend.IdOf(members["data2"].FirstOrDefault());
        SendMessageId = MassSend.IdOf(members["data3"].FirstOrDefault());
        object? status = members["status"].FirstOrDefault();
        StatusCode = status is 0L or "0" ? 0 : MassSend.IdOf(status);
    }

    /// <summary>The address that the message was for.</summary>
    public string Email { get; }

    /// <summary>What became of message and recipient.</summary>
    public SendMailStatus Status => Enum.IsDefined(typeof(SendMailStatus), (int)Math.Min(StatusCode ?? -1, int.MaxValue))
        ? (SendMailStatus)(StatusCode ?? -1)
        : SendMailStatus.Unknown;

    /// <summary>The status as Mailkit gave it; null when it gave none that is a number.</summary>
    public long? StatusCode { get; }

    /// <summary>The ID of the recipient in the list; null when there is none.</summary>
    public long? RecipientId { get; }

    /// <summary>The ID of the delivery; null when there is none.</summary>
    public long? SendId { get; }

    /// <summary>The ID of the message; null when there is none.</summary>
    public long? SendMessageId { get; }
}
