namespace MailkitPS;

/// <summary>A member of a row of JSON.</summary>
/// <param name="start">Where the bytes begin that stand before its value, those of the name included.</param>
/// <param name="length">How many bytes they are.</param>
/// <param name="name">Its name.</param>
internal readonly struct JsonRowMember(int start, int length, JsonPlace name)
{
    public int Start => start;

    public int Length => length;

    public JsonPlace Name => name;
}
