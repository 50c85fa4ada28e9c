using System;

namespace MailkitPS;

/// <summary>Any answer at all, of which only success or failure is asked.</summary>
internal sealed class AnyAnswerSchema : RowSchema<object>
{
    public static readonly AnyAnswerSchema Instance = new();

    private static readonly object Element = new();

    private AnyAnswerSchema()
    {
    }

    public override string? RowsMember => null;

    public override object NewRow() => Element;

    public override bool IsRow(int knownMembers) => true;

    public override bool Accepts(Envelope envelope) => envelope.OtherThanObject is null;

    public override void SetNumber(object row, int member, long? value) => throw new NotSupportedException();

    public override void SetText(object row, int member, string? value) => throw new NotSupportedException();

    public override void SetDate(object row, int member, DateTime? value) => throw new NotSupportedException();
}
