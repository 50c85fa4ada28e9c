namespace MailkitPS;

/// <summary>Takes rows that have the same members in the same order: their values come without their names.</summary>
internal interface IRowSink : IAnswerSink
{
    /// <summary>A row has just ended, and another one may come next.</summary>
    bool IsBetweenRows { get; }

    /// <summary>Forgets what members the rows have.</summary>
    void ForgetMembers();

    /// <summary>The next member that the rows have; false where they have to be told part by part.</summary>
    bool TryAddMember(Scalar name);

    /// <summary>A row begins that has these members. It ends as any other.</summary>
    void StartRow();

    /// <summary>
    /// A row begins that has these members, and those values of the row before that are not told anew; false where such a row has to be
    /// told whole. The row before has not been handed out yet.
    /// </summary>
    bool TryRepeatRow();

    /// <summary>A single value of such a row.</summary>
    /// <param name="member">Which member it belongs to, counted from 0.</param>
    /// <param name="value">The value.</param>
    void Value(int member, Scalar value);
}
