using System.Runtime.CompilerServices;

namespace MailkitPS;

/// <summary>How those few methods are compiled in which, by a trace, the first call of a process spends most of its time.</summary>
internal static class Optimization
{
    /// <summary>
    /// As well as can be, at the first call. As a rule .NET begins with slow code and waits for 100 ms in which nothing in the process is
    /// called for the first time before it makes better code: a quarter of the first call of a process would be spent in slow code.
    /// .NET Standard has no name for this option, and .NET Framework does not know it.
    /// </summary>
    public const MethodImplOptions AtOnce = (MethodImplOptions)512;
}
