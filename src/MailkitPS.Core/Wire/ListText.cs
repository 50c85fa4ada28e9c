using System.Text;

namespace MailkitPS;

/// <summary>The elements of an array as one text. It may be larger than a single value.</summary>
/// <param name="separator">What stands between two elements.</param>
internal sealed class ListText(string separator) : JsonText(MaxListSize)
{
    private const int MaxListSize = 16 * 1024 * 1024;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _hasElements;
    private bool _isNested;

    public override void StartObject()
    {
        base.StartObject();
        Start();
    }

    public override void StartArray()
    {
        base.StartArray();
        Start();
    }

    public override void End()
    {
        base.End();
        _depth--;
    }

    public override void Value(Scalar value)
    {
        base.Value(value);
        if (!_isNested)
        {
            _text.Append(_hasElements ? separator : string.Empty).Append(value.Kind == ScalarKind.Nothing ? string.Empty : value.Text());
            _hasElements = true;
        }
    }

    public override string? Finish() => _isNested ? null : _text.ToString();

    private void Start()
    {
        _depth++;
        _isNested |= _depth > 1;
    }
}
