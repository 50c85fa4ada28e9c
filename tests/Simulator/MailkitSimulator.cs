using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MailkitPS.Simulator;

/// <summary>
/// A Mailkit on loopback. It checks the login as Mailkit does, answers from an account that remembers, and plays scenarios and faults.
/// Several may run in one process.
/// </summary>
public sealed class MailkitSimulator : IAsyncDisposable
{
    private const string ResetPath = "/reset";
    private const long LargestRequest = 128L * 1024 * 1024;
    private static readonly TimeSpan EndOfConnections = TimeSpan.FromSeconds(1);

    private readonly SimulatorOptions _options;
    private readonly Playbook _playbook;
    private readonly KestrelServer _server;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private readonly List<SimulatedCall> _calls = [];
    private readonly Lock _callsLock = new();
    private readonly ConcurrentDictionary<int, long> _cutRequests = [];
    private int _openAnswers;
    private int _requests;
    private int _disposed;

    private MailkitSimulator(SimulatorOptions options)
    {
        _options = options;
        _playbook = new Playbook(options);
        _stopped = _stopping.Token;

        // Kestrel alone, without a host: no logging, no console life-time, no settings from the environment.
        KestrelServerOptions kestrel = new() { AddServerHeader = false };
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MaxRequestBodySize = LargestRequest;
        kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        _server = new KestrelServer(
            Options.Create(kestrel),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>The address, such as http://127.0.0.1:41234/, as Connect-Mailkit -ApiUri takes it.</summary>
    public Uri ApiUri => new(_server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    /// <summary>Every POST that has arrived so far, in order, whether its login was right or not.</summary>
    public IReadOnlyList<SimulatedCall> Calls
    {
        get
        {
            lock (_callsLock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>How many answers are being written now; it falls when a client hangs up on a slow or silent one.</summary>
    public int OpenAnswers => Volatile.Read(ref _openAnswers);

    /// <summary>Starts a simulator; it listens when this returns.</summary>
    /// <param name="options">The set-up; null for the default.</param>
    /// <param name="token">Cancels the start.</param>
    /// <returns>The simulator; dispose it to end it and every answer that is still open.</returns>
    /// <exception cref="ArgumentException">There is no scenario of that name.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<MailkitSimulator> StartAsync(SimulatorOptions? options = null, CancellationToken token = default)
    {
        options ??= new SimulatorOptions();
        if (options.Scenario is { } name && Scenarios.Find(name) is null)
        {
            throw new ArgumentException($"There is no scenario '{name}'.", nameof(options));
        }

        MailkitSimulator simulator = new(options);
        try
        {
            await simulator._server.StartAsync(new Application(simulator.HandleAsync), token);
            return simulator;
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Scripts a function: the n-th call gets the n-th answer, the last repeats. Calls are counted from here on, for all
    /// accounts together. A login is checked before its call counts.
    /// </summary>
    /// <param name="function">The function of the API.</param>
    /// <param name="answers">At least one.</param>
    public void Play(string function, params Answer[] answers)
    {
        ArgumentOutOfRangeException.ThrowIfZero(answers.Length);
        _playbook.Play(function, null, answers);
    }

    /// <summary>Scripts one request_id of a function, with a count of its own; goes before a script of the whole function.</summary>
    /// <param name="function">The function of the API.</param>
    /// <param name="requestId">The request_id.</param>
    /// <param name="answers">At least one.</param>
    public void Play(string function, long requestId, params Answer[] answers)
    {
        ArgumentOutOfRangeException.ThrowIfZero(answers.Length);
        _playbook.Play(function, requestId, answers);
    }

    /// <summary>
    /// Scripts what a function answers after the account has done what was asked: a change whose answer is lost, or late.
    /// </summary>
    /// <param name="function">The function of the API.</param>
    /// <param name="answers">At least one.</param>
    public void PlayAfterwards(string function, params Answer[] answers)
    {
        ArgumentOutOfRangeException.ThrowIfZero(answers.Length);
        _playbook.PlayAfterwards(function, answers);
    }

    /// <summary>Resets the connection of one request before all of it has arrived; it does not become a call.</summary>
    /// <param name="number">Which request since the start, from 1.</param>
    /// <param name="bytes">After how many bytes of its body.</param>
    public void CutRequest(int number, long bytes) => _cutRequests[number] = bytes;

    /// <summary>Ends the simulator and every answer that is still open.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync();
        using (CancellationTokenSource patience = new(EndOfConnections))
        {
            await _server.StopAsync(patience.Token);
        }

        _server.Dispose();
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopped);
        context.RequestAborted = ended.Token;
        try
        {
            await RouteAsync(context);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task RouteAsync(HttpContext context)
    {
        WireForm? form = context.Request.Path.Value switch
        {
            "/json.fcgi" => WireForm.Json,
            "/rpc.fcgi" => WireForm.XmlRpc,
            _ => null,
        };

        if (HttpMethods.IsPost(context.Request.Method) && context.Request.Path == ResetPath)
        {
            _playbook.Reset();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            if (_cutRequests.TryGetValue(Interlocked.Increment(ref _requests), out long bytes))
            {
                await RawConnection.ReadAndResetAsync(context, bytes);
                return;
            }

            using StreamReader reader = new(context.Request.Body);
            string body = await reader.ReadToEndAsync(context.RequestAborted);
            ApiRequest? request = form is null ? null : ApiRequest.Parse(form.Value, body);
            SimulatedCall call = Record(context, form ?? WireForm.Json, body, request);
            Answer answer = form is null ? Answers.Status(StatusCodes.Status404NotFound)
                : request is null ? Answers.Status(StatusCodes.Status400BadRequest, "The body is not a call.")
                : Refusal(context, request) ?? _playbook.Next(request, call);
            await PlayAsync(context, call, answer);
        }
        else if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path == ListedCall.Path)
        {
            await context.Response.WriteAsJsonAsync(ListedCall.Of(Calls), context.RequestAborted);
        }
        else if (form is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
        }
    }

    private Answer? Refusal(HttpContext context, ApiRequest request)
    {
        SimulatedAccount? account = _options.Accounts.FirstOrDefault(known => known.ClientId == request.ClientId);
        if (account is { AddressAllowed: false })
        {
            return Answers.Error($"Disallowed IP {context.Connection.RemoteIpAddress}");
        }

        return account is not null && string.Equals(account.Md5, request.Md5, StringComparison.Ordinal)
            ? null
            : Answers.Recording("_common", "error-unauthorized");
    }

    private SimulatedCall Record(HttpContext context, WireForm form, string body, ApiRequest? request)
    {
        Dictionary<string, string> headers = context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        lock (_callsLock)
        {
            SimulatedCall call = new(
                form,
                request?.Function ?? "",
                request?.ClientId,
                request?.Id("request_id"),
                request?.Id("ID_send"),
                DateTimeOffset.UtcNow,
                headers,
                body);
            _calls.Add(call);
            return call;
        }
    }

    private async Task PlayAsync(HttpContext context, SimulatedCall call, Answer answer)
    {
        Interlocked.Increment(ref _openAnswers);
        try
        {
            await answer(context, call);
        }
        finally
        {
            Interlocked.Decrement(ref _openAnswers);
        }
    }
}
