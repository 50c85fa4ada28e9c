using System;

namespace MailkitPS;

/// <summary>Reads what a <see cref="MassMailWalk"/> comes to, at once or in the polls of a wait.</summary>
/// <typeparam name="TResult">What it makes of a call.</typeparam>
internal interface IMassMailReader<TResult>
{
    /// <summary>Reads the rows of a call, and uses each.</summary>
    /// <param name="what">What they are, in words.</param>
    /// <param name="id">The ID in these words.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="use">What becomes of a row.</param>
    TResult Read<TRow>(string what, long id, IRowSource<TRow> rows, Action<TRow> use)
        where TRow : class;
}
