namespace MailkitPS.Tests;

/// <summary>
/// The Pester files in a real PowerShell, never skipped. MAILKITPS_PWSH names another PowerShell than the one that was restored,
/// MAILKITPS_MODULE another module than the one that was built.
/// </summary>
[CollectionDefinition(nameof(PesterSuite), DisableParallelization = true)]
[Collection(nameof(PesterSuite))]
public sealed class PesterSuite(PesterInBackground pester)
{
    [Fact]
    public async Task The_module_holds_in_a_real_PowerShell()
    {
        PesterRun[] runs = await pester.Runs;
        Assert.All(runs, run => run.AssertGreen());
    }
}
