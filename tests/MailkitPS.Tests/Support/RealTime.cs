namespace MailkitPS.Tests;

/// <summary>Tests that measure seconds of real time run alone, after the others: a busy machine is not what they are about.</summary>
[CollectionDefinition(nameof(RealTime), DisableParallelization = true)]
public sealed class RealTime;
