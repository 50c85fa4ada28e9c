using System;
using System.Collections.Generic;

namespace MailkitPS.Simulator;

/// <summary>A behaviour of mailkit.sendmail_mass.results that can be tried by its request_id.</summary>
/// <param name="Name">The name, as `serve --scenario` takes it.</param>
/// <param name="RequestId">The request_id that plays it.</param>
/// <param name="Description">What happens, in one line.</param>
/// <param name="Script">Makes the answers: the n-th call gets the n-th one, the last repeats.</param>
public sealed record Scenario(
    string Name,
    long RequestId,
    string Description,
    Func<SimulatorOptions, IReadOnlyList<Answer>> Script);
