using System;

namespace MailkitPS;

/// <summary>An answer of typed rows.</summary>
/// <typeparam name="TRow">The class of a row.</typeparam>
/// <param name="function">The function that answers.</param>
/// <param name="newRow">Makes a row, to be filled by its columns.</param>
/// <param name="isRow">The answer is one row and never a list of them, as that of a change.</param>
/// <param name="isAnyObject">Any object is such a row that is no refusal, whatever it holds.</param>
internal sealed class RowShape<TRow>(MailkitFunction function, Func<TRow> newRow, bool isRow = false, bool isAnyObject = false)
    : AnswerShape<TRow>
    where TRow : MailkitRow
{
    private readonly RowPlaces _places = isRow ? RowPlaces.Object
        : function.List.IsStrict ? RowPlaces.Member
        : RowPlaces.Any;

    public override AnswerBuilder<TRow> NewBuilder() => new RowBuilder<TRow>(function, newRow, _places, isAnyObject);

    /// <summary>
    /// An answer without rows must not pass for an empty list, unless it says so: by an empty object where the function is known to
    /// answer with a list, and by OK where rows stand in a member and nowhere else.
    /// </summary>
    public override bool Accepts(Envelope envelope) =>
        envelope.HasRows
        || (_places == RowPlaces.Member && envelope.IsStatusOk)
        || (_places == RowPlaces.Any && function.List.IsList && envelope is { Root: RootKind.Object, Members.Count: 0 });
}
