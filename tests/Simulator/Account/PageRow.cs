using System;

namespace MailkitPS.Simulator;

/// <summary>One row of a function with pages.</summary>
/// <param name="Id">Its ID, by which the pages go.</param>
/// <param name="Write">Writes its members, under the ID that it shall have.</param>
internal readonly record struct PageRow(long Id, Action<WireWriter, long> Write);
