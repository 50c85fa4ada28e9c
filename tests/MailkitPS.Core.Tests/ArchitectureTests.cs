using System.Reflection;
using System.Reflection.Emit;

namespace MailkitPS.Core.Tests;

/// <summary>Layers depend on each other in one direction only, and circular dependencies between types are few and known.</summary>
public sealed class ArchitectureTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Core = typeof(MailkitClient).Assembly;

    /// <summary>
    /// A client creates readers, pagers and waits, and each of them calls through its client. A step of a wait names the source that was
    /// polled, and a source tells in steps what its polls brought.
    /// </summary>
    private static readonly string[] AllowedCircles =
    [
        "IPolledCall, PolledCall, PolledSource, WaitStep, WaitingRequest",
        "MailkitClient, MailkitPager, MailkitRowReader",
    ];

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    [Fact]
    public void Core_knows_no_PowerShell() =>
        Assert.DoesNotContain(Core.GetReferencedAssemblies(), name => name.Name == "System.Management.Automation");

    [Fact]
    public void All_public_types_are_in_the_namespace_of_the_module() =>
        Assert.All(Core.GetExportedTypes(), type => Assert.Equal("MailkitPS", type.Namespace));

    [Fact]
    public void No_public_member_shows_an_async_stream()
    {
        // The host and netstandard2.0 have two different types of that name.
        Assert.All(
            Core.GetExportedTypes().SelectMany(type => type.GetMethods()),
            method => Assert.DoesNotContain("IAsyncEnumerable", method.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void No_types_need_each_other_but_those_that_are_known_to()
    {
        Dictionary<Type, HashSet<Type>> needs = [];
        foreach (Type type in Core.GetTypes())
        {
            Type owner = OwnerOf(type);
            needs.TryAdd(owner, []);
            needs[owner].UnionWith(NeedsOf(type)
                .SelectMany(Parts)
                .Where(needed => needed.Assembly == Core)
                .Select(OwnerOf)
                .Where(needed => needed != owner));
        }

        Assert.Contains(typeof(IWireFormat), needs[typeof(MailkitClient)]);
        IEnumerable<string> circles = Circles(needs)
            .Select(circle => string.Join(", ", circle.Select(NameOf).Order(StringComparer.Ordinal)));
        Assert.Equal(AllowedCircles, circles.Order(StringComparer.Ordinal));
    }

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    /// <summary>Closures, state machines and nested types count as part of the type they are written in.</summary>
    private static Type OwnerOf(Type type)
    {
        while (type.DeclaringType is Type declaring)
        {
            type = declaring;
        }

        return type.IsGenericType ? type.GetGenericTypeDefinition() : type;
    }

    /// <summary>A type with its element type and its type arguments.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericParameter ? [] : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type) : [type];
    }

    private static IEnumerable<Type> NeedsOf(Type type)
    {
        IEnumerable<Type> needs = type.GetInterfaces();
        if (type.BaseType is not null)
        {
            needs = needs.Append(type.BaseType);
        }

        needs = needs.Concat(type.GetFields(All).Select(field => field.FieldType));
        needs = needs.Concat(type.GetMethods(All).SelectMany(method => NeedsOf(method).Append(method.ReturnType)));
        return needs.Concat(type.GetConstructors(All).SelectMany(NeedsOf));
    }

    private static IEnumerable<Type> NeedsOf(MethodBase method)
    {
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            yield return parameter.ParameterType;
        }

        if (method.GetMethodBody() is not MethodBody body)
        {
            yield break;
        }

        foreach (LocalVariableInfo local in body.LocalVariables)
        {
            yield return local.LocalType;
        }

        foreach (int token in TokensIn(body.GetILAsByteArray()!))
        {
            MemberInfo? member = Resolve(method, token);
            if (member is Type type)
            {
                yield return type;
            }
            else if (member?.DeclaringType is Type declaring)
            {
                yield return declaring;
                foreach (Type argument in member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : [])
                {
                    yield return argument;
                }
            }
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    /// <summary>The types, methods and fields that the code of a method refers to.</summary>
    private static List<int> TokensIn(byte[] code)
    {
        List<int> tokens = [];
        for (int at = 0; at < code.Length;)
        {
            short value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            OpCode opCode = OpCodesByValue[value];
            at += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod
                or OperandType.InlineField
                or OperandType.InlineType
                or OperandType.InlineTok)
            {
                tokens.Add(BitConverter.ToInt32(code, at));
            }

            at += opCode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }

        return tokens;
    }

    /// <summary>The groups of types that can all reach each other (Tarjan's algorithm).</summary>
    private static List<List<Type>> Circles(Dictionary<Type, HashSet<Type>> needs)
    {
        List<List<Type>> circles = [];
        Dictionary<Type, int> numbers = [];
        Dictionary<Type, int> lowest = [];
        Stack<Type> open = [];
        foreach (Type type in needs.Keys.Where(type => !numbers.ContainsKey(type)))
        {
            Visit(type);
        }

        return circles;

        void Visit(Type type)
        {
            numbers[type] = lowest[type] = numbers.Count;
            open.Push(type);
            foreach (Type needed in needs[type])
            {
                if (!numbers.TryGetValue(needed, out int number))
                {
                    Visit(needed);
                    lowest[type] = Math.Min(lowest[type], lowest[needed]);
                }
                else if (open.Contains(needed))
                {
                    lowest[type] = Math.Min(lowest[type], number);
                }
            }

            if (lowest[type] != numbers[type])
            {
                return;
            }

            List<Type> circle = [];
            do
            {
                circle.Add(open.Peek());
            }
            while (open.Pop() != type);

            if (circle.Count > 1)
            {
                circles.Add(circle);
            }
        }
    }
}
