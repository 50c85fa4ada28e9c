namespace MailkitPS.Core.Tests;

/// <summary>Tests that measure the process and therefore run while no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public static class Alone;
