using System;
using System.Collections.Generic;

namespace MailkitPS.Simulator;

/// <summary>The options of a simulator. The defaults fit the tests.</summary>
public sealed class SimulatorOptions
{
    /// <summary>The port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The logins that are known. By default 90000001 with an MD5 code of zeros, and 90000002 with one of ones, whose
    /// address is refused.
    /// </summary>
    public IReadOnlyList<SimulatedAccount> Accounts { get; init; } =
    [
        new(90000001, "00000000000000000000000000000000"),
        new(90000002, "11111111111111111111111111111111", AddressAllowed: false),
    ];

    /// <summary>
    /// The name of a scenario that every mailkit.sendmail_mass.results call plays, whatever its request_id; null for none.
    /// </summary>
    public string? Scenario { get; init; }

    /// <summary>When things are sent. The deliveries of the past have fixed dates.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How the functions with pages behave.</summary>
    public SimulatedPaging Paging { get; init; } = new();

    /// <summary>
    /// Whether a field that a change of a recipient leaves out is cleared, not kept. Which of both Mailkit does is not known.
    /// </summary>
    public bool ClearsOmittedFields { get; init; }

    /// <summary>How many rows the scenario many-rows sends.</summary>
    public int GeneratedRows { get; init; } = 1_000_000;
}
