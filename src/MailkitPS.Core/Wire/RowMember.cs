using System.Text;

namespace MailkitPS;

/// <summary>One member of a row of the API.</summary>
internal sealed class RowMember(int index, string name, MemberKind kind)
{
    /// <summary>By which the schema's setters know the member.</summary>
    public int Index { get; } = index;

    public string Name { get; } = name;

    public MemberKind Kind { get; } = kind;

    /// <summary>The name as the wire has it.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);
}
