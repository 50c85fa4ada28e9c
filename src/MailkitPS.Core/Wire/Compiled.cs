using System.Runtime.CompilerServices;

namespace MailkitPS;

/// <summary>How the few methods are compiled that take most of the time of reading an answer.</summary>
internal static class Compiled
{
    /// <summary>
    /// As well as can be, at the first call. As a rule .NET begins with slow code and waits for 100 ms in which nothing in the process is
    /// called for the first time before it makes better code: the first call of a process would spend a quarter of its time in slow code.
    /// .NET Standard has no name for this option, and .NET Framework does not know it.
    /// </summary>
    public const MethodImplOptions AtOnce = (MethodImplOptions)512;
}
