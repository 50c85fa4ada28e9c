using System;

namespace MailkitPS;

/// <summary>The rows of <c>mailkit.sendmail_mass.results</c>.</summary>
internal sealed class SendMassResultSchema(long requestId) : RowSchema<SendMassResult>(AllMembers)
{
    private const int ErrorCode = 0;
    private const int Info = 1;
    private const int Date = 2;
    private const int Email = 3;
    private const int EmailId = 4;
    private const int SendId = 5;
    private const int SendMessageId = 6;

    private static readonly RowMember[] AllMembers =
    [
        new(ErrorCode, "ERROR_CODE", MemberKind.Code),
        new(Info, "INFO", MemberKind.Phrase),
        new(Date, "DATE", MemberKind.Date),
        new(Email, "EMAIL", MemberKind.Text),
        new(EmailId, "ID_EMAIL", MemberKind.Integer),
        new(SendId, "ID_SEND", MemberKind.Integer),
        new(SendMessageId, "ID_SEND_MESSAGE", MemberKind.Integer),
    ];

    public override string? RowsMember => "results";

    public override SendMassResult NewRow() => new(requestId);

    /// <summary>An answer that says neither OK nor gives rows says nothing: it must not pass for "no errors".</summary>
    public override bool Accepts(Envelope envelope) => envelope.HasRows || envelope.IsStatusOk;

    public override void SetNumber(SendMassResult row, int member, long? value)
    {
        // The API documents 0 as "could not be created".
        long? id = value == 0 ? null : value;
        switch (member)
        {
            case ErrorCode:
                row.ErrorCode = value is null or (>= int.MinValue and <= int.MaxValue)
                    ? (int)value.GetValueOrDefault()
                    : throw MailkitException.InvalidAnswer("The answer holds an ERROR_CODE beyond 32 bits.");
                break;
            case EmailId:
                row.EmailId = id;
                break;
            case SendId:
                row.SendId = id;
                break;
            case SendMessageId:
                row.SendMessageId = id;
                break;
        }
    }

    public override void SetText(SendMassResult row, int member, string? value)
    {
        switch (member)
        {
            case Info:
                row.Info = value;
                break;
            case Email:
                row.Email = value;
                break;
        }
    }

    public override void SetDate(SendMassResult row, int member, DateTime? value)
    {
        if (member == Date)
        {
            row.Date = value;
        }
    }
}
