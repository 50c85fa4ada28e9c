namespace MailkitPS;

/// <summary>Any answer at all, of which only success or failure is asked.</summary>
internal sealed class AnyAnswerSchema : UntypedSchema
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
}
