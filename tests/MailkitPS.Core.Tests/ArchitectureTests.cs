using System.Reflection;

namespace MailkitPS.Core.Tests;

/// <summary>The arrows between the layers point to the right only.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Core = typeof(MailkitClient).Assembly;

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
}
