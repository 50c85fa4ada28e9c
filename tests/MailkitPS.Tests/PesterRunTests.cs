using Xunit.Sdk;

namespace MailkitPS.Tests;

/// <summary>A Pester file that fails is told with what failed in it.</summary>
[Collection(nameof(Processes))]
public sealed class PesterRunTests
{
    public static TheoryData<int> Majors() => [5, 6];

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task What_breaks_is_named(int pester)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("MailkitPS-pester-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "Broken.Tests.ps1"),
                """
                Describe 'Arithmetic' {
                    It 'adds' { 1 + 1 | Should -Be 2 }
                    It 'adds <_>' -ForEach 7 { $_ + 1 | Should -Be 9 }
                    Context 'with a fault' {
                        BeforeAll { throw 'no set-up' }
                        It 'never runs' { }
                    }
                }
                """,
                TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "Fault.Tests.ps1"),
                "throw 'no discovery'",
                TestContext.Current.CancellationToken);
            PesterRun run = await PesterRun.RunAsync(folder.FullName, pester);
            Assert.Equal(1, run.Passed);
            string told = Assert.Throws<TrueException>(run.AssertGreen).Message;
            Assert.All(
                ["Arithmetic.adds 7", "Expected 9, but got 8.", "Arithmetic.with a fault", "no set-up", "Fault.Tests.ps1", "no discovery"],
                part => Assert.Contains(part, told, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
