namespace MailkitPS;

/// <summary>Takes the parts of an answer from a reader, in the order of the answer and whatever the wire format.</summary>
internal interface IAnswerSink
{
    /// <summary>The name of the member whose value comes next.</summary>
    void Name(Scalar name);

    /// <summary>An object begins. False skips it: nothing of it is told, not even its end.</summary>
    bool StartObject();

    /// <summary>An array begins. False skips it: nothing of it is told, not even its end.</summary>
    bool StartArray();

    /// <summary>The object or array that began last is complete.</summary>
    void End();

    /// <summary>A single value.</summary>
    void Value(Scalar value);

    /// <summary>The whole answer is one text, which in XML-RPC is how calls are refused, and how some succeed.</summary>
    void BareText(Scalar text);

    /// <summary>The whole answer is a fault of XML-RPC.</summary>
    void Fault(string text);

    /// <summary>The answer is complete and was well-formed to its end.</summary>
    void EndAnswer();
}
