namespace MailkitPS.Tests;

/// <summary>Tests that start programs run alone, after the others: a build beside a test that counts seconds would take them from it.</summary>
[CollectionDefinition(nameof(Processes), DisableParallelization = true)]
public sealed class Processes;
