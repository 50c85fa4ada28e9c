using System.Text;

namespace MailkitPS;

/// <summary>The elements of an array, joined by commas.</summary>
internal sealed class CommaText : NestedText
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _hasElements;
    private bool _isNested;

    public override void Name(Scalar name)
    {
    }

    public override void StartObject() => StartArray();

    public override void StartArray()
    {
        _depth++;
        _isNested |= _depth > 1;
    }

    public override void End() => _depth--;

    public override void Value(Scalar value)
    {
        if (_isNested)
        {
            return;
        }

        _text.Append(_hasElements ? "," : string.Empty).Append(value.Kind == ScalarKind.Nothing ? string.Empty : value.Text());
        _hasElements = true;
        if (_text.Length > MaxSize)
        {
            throw MailkitException.ValueTooLarge();
        }
    }

    public override string? Finish() => _isNested ? null : _text.ToString();
}
