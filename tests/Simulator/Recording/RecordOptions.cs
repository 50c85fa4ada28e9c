using System;
using System.Collections.Generic;
using System.Text.Json;

namespace MailkitPS.Simulator;

/// <summary>What `record` is asked to do.</summary>
/// <param name="Function">The function of the API.</param>
/// <param name="Form">The form of the call and of the answer.</param>
/// <param name="Parameters">Names and values, in their order; the XML-RPC form knows the order only.</param>
/// <param name="ApiUri">The base address of the API.</param>
/// <param name="Folder">The folder of the recordings; null for that of the checkout.</param>
/// <param name="CaseName">The name of the file without its ending.</param>
/// <param name="Pages">How many pages are asked for, each into a file of its own; null for one call as it is.</param>
internal sealed record RecordOptions(
    string Function,
    WireForm Form,
    IReadOnlyList<KeyValuePair<string, JsonElement>> Parameters,
    Uri ApiUri,
    string? Folder,
    string CaseName,
    int? Pages = null);
