namespace MailkitPS.Tests;

/// <summary>
/// Tests that start programs run one after another, beside the others: two builds of one project would write the same files. What runs
/// against the clock comes when they have ended (<see cref="RealTime"/>).
/// </summary>
[CollectionDefinition(nameof(Processes))]
public sealed class Processes;
