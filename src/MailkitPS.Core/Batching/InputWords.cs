namespace MailkitPS;

/// <summary>What a cmdlet does with its inputs, in the words in which people are told of it.</summary>
/// <param name="done">What has been done with an input, such as "sent".</param>
/// <param name="again">What to do before it is done again, where nobody knows whether it was done.</param>
internal sealed class InputWords(string done, string again)
{
    /// <summary>A message goes to each input.</summary>
    public static readonly InputWords Send = new("sent", "Look into Mailkit before you send it again");

    /// <summary>Each input is put into a mailing list.</summary>
    public static readonly InputWords Import = new("imported", "It may be imported again, because what is there already is only updated");

    /// <summary>What a mailing list keeps of each input is stored.</summary>
    public static readonly InputWords Store = new("stored", "Look at the recipient before you store it again");

    /// <summary>Each input is looked for in a mailing list; nothing can fail that somebody would have to repeat with care.</summary>
    public static readonly InputWords Compare = new("compared", "It may be compared again");

    /// <summary>What has been done with an input, such as "sent".</summary>
    public string Done => done;

    /// <summary>What to do before it is done again, where nobody knows whether it was done.</summary>
    public string Again => again;

    /// <summary>The same at the beginning of a sentence.</summary>
    public string DoneFirst => char.ToUpperInvariant(done[0]) + done.Substring(1);
}
