using System.IO;

namespace MailkitPS;

/// <summary>Where in an answer the rows stand, and which answers are accepted as ones.</summary>
/// <typeparam name="TRow">The class of what is handed out.</typeparam>
internal abstract class AnswerShape<TRow>
    where TRow : class
{
    /// <summary>What makes the rows of one answer.</summary>
    public abstract AnswerBuilder<TRow> NewBuilder();

    /// <summary>What reads one answer.</summary>
    public virtual AnswerReader NewReader(Stream body, IWireFormat format, AnswerBuilder<TRow> builder, ClientLogin login) =>
        format.ReadAnswer(body, builder, login);

    /// <summary>Whether an answer that is no failure has a shape that is known for this function.</summary>
    public abstract bool Accepts(Envelope envelope);
}
