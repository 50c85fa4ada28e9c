using System;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Reflection;

namespace MailkitPS;

/// <summary>
/// The properties that a custom object has of its own, as every row of a CSV file has them, and its type names. PowerShell tells them only
/// together with the properties of the type, which takes longer than everything else that is done with a row. So they are taken from where
/// it keeps them, and from its own slow answer should it keep them elsewhere one day.
/// </summary>
internal static class OwnProperties
{
    private static readonly Func<PSObject, PSMemberInfoCollection<PSMemberInfo>>? Members =
        Getter<PSMemberInfoCollection<PSMemberInfo>>("InstanceMembers");

    private static readonly Func<PSObject, Collection<string>>? TypeNames = Getter<Collection<string>>("InternalTypeNames");

    /// <summary>Whether they can be told apart from those of the type.</summary>
    public static bool AreKnown => Members is not null && TypeNames is not null;

    /// <summary>The properties in their order, and among them other members.</summary>
    public static PSMemberInfoCollection<PSMemberInfo> Of(PSObject value) => Members!(value);

    /// <summary>The type names; nearly always one and the same list for all custom objects.</summary>
    public static Collection<string> TypeNamesOf(PSObject value) => TypeNames!(value);

    private static Func<PSObject, T>? Getter<T>(string property)
    {
        MethodInfo? getter = typeof(PSObject)
            .GetProperty(property, BindingFlags.NonPublic | BindingFlags.Instance)?
            .GetGetMethod(nonPublic: true);
        return getter is not null && typeof(T).IsAssignableFrom(getter.ReturnType)
            ? (Func<PSObject, T>)Delegate.CreateDelegate(typeof(Func<PSObject, T>), getter)
            : null;
    }
}
