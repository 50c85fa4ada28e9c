using System.Collections.Generic;
using System.Text;

namespace MailkitPS;

/// <summary>The names and single values of an object or array in one line, for a person: an error in place of its text.</summary>
internal sealed class WordsText : NestedText
{
    private const int MaxWords = 20;

    private readonly StringBuilder _text = new();
    private string? _name;
    private int _words;

    /// <summary>The words of a value that has been decoded already.</summary>
    public static string Of(object? value)
    {
        if (value is not (ApiObject or List<object?>))
        {
            return new DecodedScalar(value).Text();
        }

        using WordsText words = new();
        words.Append(null, value);
        return words.Finish();
    }

    public override void Name(Scalar name) => _name = name.Text();

    public override void StartObject() => _name = null;

    public override void StartArray()
    {
    }

    public override void End() => _name = null;

    public override void Value(Scalar value)
    {
        Append(_name, value);
        _name = null;
    }

    public override string Finish() => _text.ToString();

    private void Append(string? name, object? value)
    {
        switch (value)
        {
            case ApiObject members:
                members.Members.ForEach(member => Append(member.Key, member.Value));
                break;
            case List<object?> elements:
                elements.ForEach(element => Append(name, element));
                break;
            default:
                Append(name, new DecodedScalar(value));
                break;
        }
    }

    private void Append(string? name, Scalar value)
    {
        if (value.Kind == ScalarKind.Nothing || ++_words > MaxWords)
        {
            return;
        }

        _text.Append(_text.Length == 0 ? string.Empty : ", ")
            .Append(name is null ? string.Empty : MessageText.Name(name) + " = ")
            .Append(value.Text());
        if (_text.Length > MaxSize)
        {
            throw MailkitException.ValueTooLarge();
        }
    }
}
