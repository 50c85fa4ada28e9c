namespace MailkitPS.Tests;

/// <summary>Tests that start programs come one after the other, and first of all, because nothing takes longer.</summary>
[CollectionDefinition(nameof(Processes))]
public sealed class Processes;
