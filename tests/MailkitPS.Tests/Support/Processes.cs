namespace MailkitPS.Tests;

/// <summary>
/// Tests that start programs run alone, after the others: a build would slow down tests that run against the clock.
/// </summary>
[CollectionDefinition(nameof(Processes), DisableParallelization = true)]
public sealed class Processes;
