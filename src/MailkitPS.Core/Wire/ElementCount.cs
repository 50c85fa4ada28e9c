namespace MailkitPS;

/// <summary>Counts the elements of a list and keeps nothing of them.</summary>
internal sealed class ElementCount : NestedText
{
    private int _depth;
    private bool _isList;

    public long Count { get; private set; }

    /// <summary>In place of a list stands its only element.</summary>
    public override void Name(Scalar name) => Count = _isList ? Count : 1;

    public override void StartObject() => Start(isList: false);

    public override void StartArray() => Start(isList: true);

    public override void End() => _depth--;

    public override void Value(Scalar value) => CountElement();

    public override string? Finish() => null;

    private void Start(bool isList)
    {
        _isList = _depth == 0 ? isList : _isList;
        CountElement();
        _depth++;
    }

    private void CountElement() => Count += _isList && _depth == 1 ? 1 : 0;
}
