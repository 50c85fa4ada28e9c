using System;

namespace MailkitPS;

/// <summary>What became of one submitted recipient of a mass send, with the IDs that prove it.</summary>
public sealed class MassMailOutcome
{
    internal MassMailOutcome(int position, string email, RecipientOutcome outcome)
    {
        Position = position;
        Email = email;
        Outcome = outcome;
    }

    /// <summary>The position in the input, from 1: the same that Send-MailkitMassMail counts.</summary>
    public int Position { get; }

    /// <summary>The address, as it was submitted.</summary>
    public string Email { get; }

    /// <summary>What is known of the recipient.</summary>
    public RecipientOutcome Outcome { get; }

    /// <summary>The number of the error (<c>ERROR_CODE</c>) in the result of the request; null where it names none.</summary>
    public int? ErrorCode { get; internal set; }

    /// <summary>What the number of the error means; null where there is no error.</summary>
    public SendMassError? Error { get; internal set; }

    /// <summary>What the result of the request says of the error (<c>INFO</c>).</summary>
    public string? Info { get; internal set; }

    /// <summary>The delivery (<c>ID_send</c>) in which the message or the error is listed.</summary>
    public long? SendId { get; internal set; }

    /// <summary>The message (<c>ID_send_message</c>).</summary>
    public long? SendMessageId { get; internal set; }

    /// <summary>The recipient (<c>ID_email</c>), as Mailkit lists it.</summary>
    public long? EmailId { get; internal set; }

    /// <summary>When the message was sent, or the error was met, in Mailkit's own time, whose zone is not stated.</summary>
    public DateTime? Date { get; internal set; }

    /// <summary>By what the recipient and its row were found to be the same person.</summary>
    public RecipientMatch MatchedBy { get; internal set; }

    /// <summary>Whether the rows allow more than this outcome: equal recipients in the input, or more rows than recipients.</summary>
    public bool IsAmbiguous { get; internal set; }

    /// <summary>How often this recipient is in the input.</summary>
    public int SubmittedCount { get; internal set; } = 1;

    /// <summary>The summary of the comparison that this outcome is part of; null for an outcome made anew from a file.</summary>
    internal MassMailSummary? Summary { get; set; }
}
