using System;
using System.Management.Automation;
using System.Reflection;

namespace MailkitPS;

/// <summary>
/// The properties that an object has in addition to those of its type, as every row of a CSV file has them. PowerShell tells them only
/// together with those of the type, which takes longer than everything else that is done with a row. So they are taken from where it keeps
/// them, and from its own slow answer should it keep them elsewhere one day.
/// </summary>
internal static class OwnProperties
{
    private static readonly Func<PSObject, PSMemberInfoCollection<PSMemberInfo>>? Read = FindReader();

    /// <summary>Whether they can be told apart from those of the type.</summary>
    public static bool AreKnown => Read is not null;

    /// <summary>The properties in their order, and among them other members.</summary>
    public static PSMemberInfoCollection<PSMemberInfo> Of(PSObject value) => Read!(value);

    private static Func<PSObject, PSMemberInfoCollection<PSMemberInfo>>? FindReader()
    {
        MethodInfo? getter = typeof(PSObject)
            .GetProperty("InstanceMembers", BindingFlags.NonPublic | BindingFlags.Instance)?
            .GetGetMethod(nonPublic: true);
        return getter is not null && typeof(PSMemberInfoCollection<PSMemberInfo>).IsAssignableFrom(getter.ReturnType)
            ? (Func<PSObject, PSMemberInfoCollection<PSMemberInfo>>)Delegate.CreateDelegate(
                typeof(Func<PSObject, PSMemberInfoCollection<PSMemberInfo>>), getter)
            : null;
    }
}
