using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using MailkitPS.Simulator;

namespace MailkitPS.Tests;

/// <summary>What scripts depend on: cmdlets, parameters, output types and error ids. A rename fails here.</summary>
public sealed partial class SurfaceTests
{
    // The common parameters of every supported engine.
    private static readonly HashSet<string> Common = [.. Cmdlet.CommonParameters];

    private static string Approved => Path.Combine(ModuleEngine.Root, "tests", "MailkitPS.Tests", "Surface.txt");

    [Fact]
    public void Nothing_that_a_script_relies_on_has_changed_unseen()
    {
        string[] found = [.. Surface()];
        string[] approved = Snapshot.Read(Approved, string.Join('\n', found) + "\n").TrimEnd('\n').Split('\n');
        string[] difference =
        [
            .. approved.Except(found).Select(line => $"- {line}"),
            .. found.Except(approved).Select(line => $"+ {line}"),
        ];
        Assert.True(
            difference.Length == 0,
            $"{string.Join('\n', difference)}\n\nWhat is gone or changed here breaks scripts. "
            + $"Where that is meant, {Snapshot.Variable}=1 writes Surface.txt anew; CHANGELOG.md has to say it.");
        Assert.Equal(approved, found);
    }

    private static IEnumerable<string> Surface()
    {
        using Shell shell = new();
        CmdletInfo[] commands =
        [
            .. shell.Run("Get-Command -Module MailkitPS").AssertNoErrors().Output
                .Select(command => (CmdletInfo)command.BaseObject)
                .OrderBy(command => command.Name, StringComparer.Ordinal),
        ];
        SortedSet<string> types = new(StringComparer.Ordinal);
        foreach (CmdletInfo command in commands)
        {
            CmdletAttribute attribute = command.ImplementingType.GetCustomAttribute<CmdletAttribute>()!;
            string confirms = attribute.SupportsShouldProcess ? $" confirms {attribute.ConfirmImpact}" : string.Empty;
            yield return $"{command.Name} -> {string.Join(", ", command.OutputType.Select(output => output.Name))}{confirms}";
            IEnumerable<ParameterMetadata> parameters = command.Parameters.Values
                .Where(parameter => !Common.Contains(parameter.Name))
                .OrderBy(parameter => parameter.Name, StringComparer.Ordinal);
            foreach (ParameterMetadata parameter in parameters)
            {
                foreach (string line in Describe(parameter))
                {
                    yield return $"{command.Name} {line}";
                }
            }

            IEnumerable<Type> used = command.OutputType.Select(output => output.Type).OfType<Type>()
                .Concat(command.Parameters.Values.Select(parameter => parameter.ParameterType));
            foreach (Type type in used)
            {
                Collect(type, types);
            }
        }

        Assembly[] ours =
        [
            commands[0].ImplementingType.Assembly,
            .. AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name == "MailkitPS.Core"),
        ];
        foreach (Type type in types.Select(name => ours.Select(assembly => assembly.GetType(name)).First(type => type is not null)!))
        {
            foreach (string line in Describe(type))
            {
                yield return $"[{type.FullName}] {line}";
            }
        }

        string errors = File.ReadAllText(Path.Combine(ModuleEngine.Root, "src", "MailkitPS", "Errors.cs"));
        foreach (Match id in ErrorId().Matches(errors).OrderBy(id => id.Groups[1].Value, StringComparer.Ordinal))
        {
            yield return $"error {id.Groups[1].Value} {id.Groups[2].Value}";
        }
    }

    private static IEnumerable<string> Describe(ParameterMetadata parameter)
    {
        string aliases = string.Concat(parameter.Aliases.Order(StringComparer.Ordinal).Select(alias => $" alias {alias}"));
        foreach ((string name, ParameterSetMetadata set) in parameter.ParameterSets.OrderBy(set => set.Key, StringComparer.Ordinal))
        {
            string line = $"-{parameter.Name} <{TypeName(parameter.ParameterType)}>{aliases}";
            line += name == ParameterAttribute.AllParameterSets ? string.Empty : $" set {name}";
            line += set.Position >= 0 ? FormattableString.Invariant($" position {set.Position}") : string.Empty;
            line += set.IsMandatory ? " mandatory" : string.Empty;
            line += set.ValueFromPipeline ? " by value" : string.Empty;
            line += set.ValueFromPipelineByPropertyName ? " by name" : string.Empty;
            yield return line + (set.ValueFromRemainingArguments ? " remaining" : string.Empty);
        }
    }

    private static IEnumerable<string> Describe(Type type) => type.IsEnum
        ? Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => $"{Enum.GetName(type, value)} = {value}")
        : type.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => $"{property.Name} <{TypeName(property.PropertyType)}>");

    /// <summary>Adds a type of ours and, recursively, the types of its properties.</summary>
    private static void Collect(Type type, SortedSet<string> types)
    {
        Type inner = type.GetElementType() ?? Nullable.GetUnderlyingType(type) ?? type;
        if (inner.Namespace == "MailkitPS" && types.Add(inner.FullName!))
        {
            foreach (PropertyInfo property in inner.GetProperties())
            {
                Collect(property.PropertyType, types);
            }
        }
    }

    private static string TypeName(Type type) => type.GetElementType() is { } element ? $"{TypeName(element)}[]"
        : Nullable.GetUnderlyingType(type) is { } value ? $"{TypeName(value)}?"
        : type.ToString();

    [GeneratedRegex("\"(Mailkit[A-Za-z]+)\",\\s*ErrorCategory\\.([A-Za-z]+)")]
    private static partial Regex ErrorId();
}
