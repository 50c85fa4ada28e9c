using System;

namespace MailkitPS;

/// <summary>An answer of which nothing is set member by member.</summary>
internal abstract class UntypedSchema : RowSchema<object>
{
    public override object NewRow() => throw new NotSupportedException();

    public sealed override void SetNumber(object row, int member, long? value) => throw new NotSupportedException();

    public sealed override void SetText(object row, int member, string? value) => throw new NotSupportedException();

    public sealed override void SetDate(object row, int member, DateTime? value) => throw new NotSupportedException();
}
