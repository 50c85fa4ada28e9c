namespace MailkitPS.Simulator;

/// <summary>What `serve` is asked to do.</summary>
/// <param name="Simulator">How the simulator is set up.</param>
/// <param name="UntilClosed">Whether it ends when its standard input closes.</param>
internal sealed record ServeOptions(SimulatorOptions Simulator, bool UntilClosed);
