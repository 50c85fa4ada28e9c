using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace MailkitPS.Simulator;

/// <summary>
/// Writes one answer. <see cref="HttpContext.RequestAborted"/> is cancelled when the client hangs up and when the simulator
/// is disposed: whatever waits has to wait on it.
/// </summary>
/// <param name="context">The HTTP exchange; the request has been read.</param>
/// <param name="call">The call that is answered.</param>
/// <returns>A task that ends when the answer is written.</returns>
public delegate Task Answer(HttpContext context, SimulatedCall call);
