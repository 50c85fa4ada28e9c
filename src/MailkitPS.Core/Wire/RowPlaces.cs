using System;

namespace MailkitPS;

/// <summary>Where the rows of an answer may stand.</summary>
[Flags]
internal enum RowPlaces
{
    /// <summary>The answer is an array of them.</summary>
    Answer = 1,

    /// <summary>A member of the answer is an array of them, or a single one.</summary>
    Member = 2,

    /// <summary>The answer is a single one.</summary>
    Object = 4,

    /// <summary>Wherever a list is known to have stood.</summary>
    Any = Answer | Member | Object,
}
