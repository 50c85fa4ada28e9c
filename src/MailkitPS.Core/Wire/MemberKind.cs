namespace MailkitPS;

/// <summary>How the value of a row's member is read.</summary>
internal enum MemberKind
{
    /// <summary>A whole number of 64 bits, bare or quoted; anything else is noted and read as none.</summary>
    Integer,

    /// <summary>A whole number without which the row means nothing: anything else makes the answer invalid.</summary>
    Code,

    /// <summary>A text, as it came.</summary>
    Text,

    /// <summary>A text of which an answer has few different ones.</summary>
    Phrase,

    /// <summary>A date without zone; an unreadable one is noted and read as none.</summary>
    Date,
}
