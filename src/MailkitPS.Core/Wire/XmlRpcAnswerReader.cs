using System.IO;
using System.Text;

namespace MailkitPS;

/// <summary>Takes the typed rows out of an XML-RPC answer.</summary>
internal sealed class XmlRpcAnswerReader<TRow> : XmlRpcReader<TRow>
    where TRow : class
{
    private readonly TextCache<RowMember?> _members;

    public XmlRpcAnswerReader(Stream body, RowSchema<TRow> schema)
        : base(body, schema)
    {
        _members = new(name => FindMember(Encoding.UTF8.GetBytes(name)));
    }

    protected override void ReadRoot()
    {
        switch (OpenValue())
        {
            case Shape.Struct:
                ReadEnvelope();
                break;
            case Shape.Array when RowsAreTheAnswer:
                Envelope.HasRows = true;
                ReadRows();
                break;
            case Shape.Array:
                Envelope.OtherThanObject = "an array";
                SkipContainer();
                break;
            case Shape.Text when !IsTextEmpty:
                // In place of an answer a text is a failure (documented).
                Envelope.ErrorStatus = 1;
                Envelope.Error = Text();
                break;
            case Shape.Text when RowsAreTheAnswer:
                Envelope.HasRows = true;
                break;
            default:
                Envelope.OtherThanObject = "a single value";
                break;
        }
    }

    private void ReadEnvelope()
    {
        while (NextMember())
        {
            EnvelopeMember member = EnvelopeMemberOf(Utf8());
            switch (OpenValue())
            {
                case Shape.Array when member == EnvelopeMember.Rows:
                    Envelope.HasRows = true;
                    ReadRows();
                    break;
                case Shape.Struct when member == EnvelopeMember.Rows:
                    Envelope.HasRows = true;
                    ReadRow();
                    break;
                case Shape.Struct or Shape.Array:
                    SetEnvelope(member, Container);
                    SkipContainer();
                    break;
                case Shape.Nothing:
                    SetEnvelope(member, null);
                    break;
                default:
                    SetEnvelope(member, Text());
                    break;
            }

            Close();
        }

        Close();
    }

    private void ReadRows()
    {
        Open("data");
        while (NextTag() == Token.Start)
        {
            CheckValue();
            if (OpenValue() != Shape.Struct)
            {
                throw NotARow();
            }

            ReadRow();
        }

        Close();
        Close();
    }

    private void ReadRow()
    {
        StartRow();
        while (NextMember())
        {
            RowMember? member = Counted(Cached(_members));
            switch (OpenValue())
            {
                case Shape.Struct or Shape.Array:
                    if (member is not null)
                    {
                        SetUnreadable(member);
                    }

                    SkipContainer();
                    break;
                case var _ when member is null:
                    break;
                case Shape.Nothing:
                    SetNothing(member);
                    break;
                case var _ when member.Kind == MemberKind.Text:
                    SetText(member, Text());
                    break;
                case var _ when member.Kind == MemberKind.Phrase:
                    SetText(member, Phrase());
                    break;
                default:
                    SetPlain(member, Utf8());
                    break;
            }

            Close();
        }

        EndRow();
        Close();
    }
}
