using System;
using System.Collections.ObjectModel;
using System.Linq.Expressions;
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
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly Func<PSObject, int>? Count;
    private static readonly Func<PSObject, int, PSMemberInfo>? Item;
    private static readonly Func<PSObject, Collection<string>>? TypeNames;

    static OwnProperties()
    {
        PropertyInfo? members = typeof(PSObject).GetProperty("InstanceMembers", Any);
        PropertyInfo? count = members?.PropertyType.GetProperty("Count", Any, null, typeof(int), [], null);
        PropertyInfo? item = members?.PropertyType.GetProperty("Item", Any, null, typeof(PSMemberInfo), [typeof(int)], null);
        PropertyInfo? names = typeof(PSObject).GetProperty("InternalTypeNames", Any);
        if (count is not null && item is not null && typeof(Collection<string>).IsAssignableFrom(names?.PropertyType))
        {
            ParameterExpression value = Expression.Parameter(typeof(PSObject));
            ParameterExpression index = Expression.Parameter(typeof(int));
            Expression list = Expression.Property(value, members!);
            Count = Expression.Lambda<Func<PSObject, int>>(Expression.Property(list, count), value).Compile();
            Item = Expression.Lambda<Func<PSObject, int, PSMemberInfo>>(Expression.Property(list, item, index), value, index).Compile();
            TypeNames = Expression.Lambda<Func<PSObject, Collection<string>>>(Expression.Property(value, names!), value).Compile();
        }
    }

    /// <summary>Whether they can be told apart from those of the type.</summary>
    public static bool AreKnown => TypeNames is not null;

    /// <summary>How many properties there are, and among them other members.</summary>
    public static int CountOf(PSObject value) => Count!(value);

    /// <summary>
    /// One of them, in their order. By its index, because PowerShell copies them all before it enumerates them. Nobody may change the
    /// object meanwhile.
    /// </summary>
    public static PSMemberInfo At(PSObject value, int index) => Item!(value, index);

    /// <summary>The type names; nearly always one and the same list for all custom objects.</summary>
    public static Collection<string> TypeNamesOf(PSObject value) => TypeNames!(value);
}
