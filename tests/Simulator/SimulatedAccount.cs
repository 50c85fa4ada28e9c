namespace MailkitPS.Simulator;

/// <summary>A login that the simulator knows.</summary>
/// <param name="ClientId">The client ID.</param>
/// <param name="Md5">The MD5 code that belongs to it.</param>
/// <param name="AddressAllowed">False: every call for this client ID is answered with "Disallowed IP", whatever its MD5 code.</param>
public sealed record SimulatedAccount(long ClientId, string Md5, bool AddressAllowed = true);
