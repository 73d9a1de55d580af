using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Serialization.Metadata;

namespace Neon;

/// <summary>
/// The client of the API: every request of the module goes through <see cref="ExchangeAsync"/>. A client belongs to one cmdlet
/// call; shared state (sockets, limits, project queues) belongs to the connection.
/// </summary>
internal sealed class NeonClient(
    NeonConnection connection, Action<string>? log = null, Action<RequestDelay?>? delays = null, Func<NeonContext>? context = null)
{
    private readonly ConcurrentDictionary<string, bool> _misfits = [];
    private readonly ConcurrentDictionary<string, bool> _warned = [];
    private int _requests;
    private int _leftOut;
    private bool _hasSentChange;
    private SecretRedactor? _lastSecrets;

    public NeonConnection Connection { get; } = connection;

    /// <summary>
    /// Whether it sends a single request: no retry, no waiting for a locked project, no second page. Used by completion.
    /// </summary>
    public bool SendsOnce { get; init; }

    /// <summary>Whether a resource that does not exist is not an error, so that no request is spent on a suggestion.</summary>
    public bool IsAbsenceExpected { get; init; }

    /// <summary>Cancelled when no further change may be started. One that was sent is completed, with everything that belongs to it.</summary>
    public CancellationToken NoFurtherChanges { get; init; }

    /// <summary>Receives warnings.</summary>
    public Action<string>? Warning { get; init; }

    /// <summary>The last change that Neon carried out, as method and route; null if there was none since
    /// <see cref="BeginInput"/>.</summary>
    public string? LastChange { get; private set; }

    /// <summary>
    /// Whether the response of the last change lacks the operations that it started. Then it is unknown whether they have finished.
    /// </summary>
    public bool LacksOperations { get; private set; }

    /// <summary>How many response members could not be read so far; conclusions from them may be wrong.</summary>
    public int LeftOut => _leftOut;

    /// <summary>Whether a member of this name could not be read in some response, so that its absence means nothing.</summary>
    public bool HasLeftOut(string name) => _misfits.Keys.Any(member => member.EndsWith('.' + name, StringComparison.Ordinal));

    /// <summary>Whether the single request has been sent.</summary>
    public bool IsSpent => SendsOnce && _requests > 0;

    /// <summary>Whether another request was refused.</summary>
    public bool WantedMore => SendsOnce && _requests > 1;

    /// <summary>The ids that were looked up by name.</summary>
    public KnownIds KnownIds { get; init; } = new();

    public TimeProvider Clock => Connection.Clock;

    /// <summary>The default parents for those that a call does not specify. Read it on the pipeline thread.</summary>
    public NeonContext Context => context?.Invoke() ?? NeonContext.Empty;

    /// <summary>Marks the start of the next input of the cmdlet.</summary>
    public void BeginInput() => (LastChange, LacksOperations) = (null, false);

    /// <summary>A client for one request of the same connection.</summary>
    public NeonClient ForOneRequest() => new(Connection, Log, context: context) { SendsOnce = true };

    /// <summary>The key, and the secrets of the last request.</summary>
    public SecretRedactor KnownSecrets()
    {
        var secrets = new SecretRedactor();
        secrets.Add(Connection.ApiKey);
        if (_lastSecrets is { } last)
        {
            secrets.Add(last);
        }

        return secrets;
    }

    /// <summary>Writes a line to the log; it never contains a secret.</summary>
    public void Log(string line) => log?.Invoke(line);

    /// <summary>Writes a warning; it never contains a secret.</summary>
    public void Warn(string text) => Warning?.Invoke(text);

    /// <summary>Writes a warning, unless it has been written before.</summary>
    public void WarnOnce(string text)
    {
        if (_warned.TryAdd(text, true))
        {
            Warn(text);
        }
    }

    /// <summary>Reports why the request is delayed; null when it continues.</summary>
    public void Waiting(RequestDelay? delay) => delays?.Invoke(delay);

    /// <summary>Reads a resource. A response without a body is an error.</summary>
    public async Task<T> GetAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        var reply = await ExchangeAsync(request, cancellation).ConfigureAwait(false);
        return Read(reply, type) ?? throw reply.Failure(NeonFailure.InvalidResponse, "Neon's response is empty.");
    }

    /// <summary>Sends a change and returns its response.</summary>
    /// <param name="request">The change.</param>
    /// <param name="type">The type of the response.</param>
    /// <param name="find">
    /// Determines the outcome if the response was lost: returns what the response would have contained, or null if that is
    /// unknown.
    /// </param>
    /// <param name="cancellation">Stops the call.</param>
    /// <param name="check">The command with which the user can check whether the change happened, if that remains unknown. Default:
    /// that of <see cref="CheckCommand"/>.</param>
    public async Task<T> ChangeAsync<T>(
        ApiRequest request, JsonTypeInfo<T> type, LostResponse.Find<T> find, CancellationToken cancellation, CommandLine? check = null)
        where T : class =>
        (await SendChangeAsync(request, reply => Body(reply, type), find, check, cancellation).ConfigureAwait(false))!;

    /// <summary>Removes a resource. Null if the response has no body (204), as for a resource that no longer exists.</summary>
    /// <inheritdoc cref="ChangeAsync{T}(ApiRequest, JsonTypeInfo{T}, LostResponse.Find{T}, CancellationToken, CommandLine?)"/>
    public Task<T?> RemoveAsync<T>(
        ApiRequest request, JsonTypeInfo<T> type, LostResponse.Find<T> find, CancellationToken cancellation, CommandLine? check = null)
        where T : class =>
        SendChangeAsync(request, reply => reply.StatusCode == HttpStatusCode.NoContent ? Read(reply, type) : Body(reply, type), find, check, cancellation);

    /// <summary>Sends a change whose response is an empty object.</summary>
    /// <inheritdoc cref="ChangeAsync(ApiRequest, Func{LostResponse, CancellationToken, Task{bool}}, CancellationToken, CommandLine?)"/>
    public Task ChangeAsync(
        ApiRequest request,
        JsonTypeInfo<EmptyResponse> type,
        Func<LostResponse, CancellationToken, Task<bool>> hasHappened,
        CancellationToken cancellation,
        CommandLine? check = null) =>
        SendChangeAsync(request, reply => Body(reply, type), EmptyResponse.If(hasHappened), check, cancellation);

    /// <summary>Sends a change whose response has no body.</summary>
    /// <param name="request">The change.</param>
    /// <param name="hasHappened">Checks whether the change took effect if its response was lost.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <param name="check">The command with which the user can check whether the change happened, if that remains unknown. Default:
    /// that of <see cref="CheckCommand"/>.</param>
    public Task ChangeAsync(
        ApiRequest request, Func<LostResponse, CancellationToken, Task<bool>> hasHappened, CancellationToken cancellation, CommandLine? check = null) =>
        SendChangeAsync(request, reply => reply.EnsureNoBody(), EmptyResponse.If(hasHappened), check, cancellation);

    /// <summary>
    /// Reads the result of a completed change. If that fails, a warning is written and the known state is returned: the change
    /// itself succeeded.
    /// </summary>
    /// <param name="reading">The read request.</param>
    /// <param name="known">The known state.</param>
    /// <param name="what">The resource with its name: <c>project app</c>.</param>
    public async Task<T> ReadBackAsync<T>(Task<T> reading, T known, string what)
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (NeonApiException unread)
        {
            Warn($"The change was made, but {what} could not be read afterwards: {unread.Message}");
            return known;
        }
    }

    /// <summary>Sends a request, waits while its project is locked, and returns the successful response.</summary>
    /// <exception cref="NeonApiException">The request did not succeed.</exception>
    public async Task<ApiReply> ExchangeAsync(ApiRequest request, CancellationToken cancellation)
    {
        using var either = request.IsChange && !_hasSentChange && NoFurtherChanges.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellation, NoFurtherChanges)
            : null;
        var starting = either?.Token ?? cancellation;
        using var queue = request is { IsChange: true, ProjectId: { } project }
            ? await new ProjectQueueEntry(this, request, project).EnterAsync(starting).ConfigureAwait(false)
            : default;
        starting.ThrowIfCancellationRequested();
        _hasSentChange |= request.IsChange;
        var locked = new ProjectLock(this, request);
        try
        {
            while (true)
            {
                var reply = await SendAsync(request, cancellation).ConfigureAwait(false);
                if (reply.StatusCode != HttpStatusCode.Locked || SendsOnce || !request.WaitsForLock)
                {
                    reply.EnsureSuccess();
                    LastChange = request.IsChange ? request.Label : LastChange;
                    queue.Succeeded(Clock.GetUtcNow());
                    return reply;
                }

                await locked.WaitAsync(reply, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            if (request.IsChange)
            {
                // Even after a failure: a change whose response was lost may have taken effect.
                Connection.RaiseChanged();
            }
        }
    }

    /// <summary>Sends any change. If its response is lost or says nothing, checks whether it took effect.</summary>
    private async Task<T?> SendChangeAsync<T>(
        ApiRequest request, Func<ApiReply, T?> read, LostResponse.Find<T> find, CommandLine? check, CancellationToken cancellation)
        where T : class
    {
        var before = LastChange;
        try
        {
            return read(await ExchangeAsync(request, cancellation).ConfigureAwait(false));
        }
        catch (NeonApiException lost) when (lost.Failure == NeonFailure.OutcomeUnknown)
        {
            // The status alone does not prove a change.
            LastChange = before;
            var found = await new LostResponse(this, lost, request, check).FindAsync(find, cancellation).ConfigureAwait(false);
            LastChange = request.Label;
            return found;
        }
    }

    // If the body was lost on the way, its content has to be looked up.
    private T Body<T>(ApiReply reply, JsonTypeInfo<T> type)
        where T : class
    {
        var body = Read(reply, type)
            ?? throw reply.Failure(NeonFailure.OutcomeUnknown, $"Neon responded with {(int)reply.StatusCode} but without the expected body.");
        LacksOperations = type.Properties.FirstOrDefault(property => property.Name == "operations") is { Get: { } read } && read(body) is null;
        return body;
    }

    private T? Read<T>(ApiReply reply, JsonTypeInfo<T> type)
        where T : class
    {
        var body = reply.Read(type, WarnOnce);
        if (body is not null)
        {
            Connection.Names.Add(ResponseNames.In(body));
        }

        return body;
    }

    // A long list may have the same odd value on each page.
    private void WarnOnce(string member, string text)
    {
        _leftOut++;
        if (_misfits.TryAdd(member, true))
        {
            Warn(text);
        }
    }

    private Task<ApiReply> SendAsync(ApiRequest request, CancellationToken cancellation)
    {
        if (SendsOnce && Interlocked.Increment(ref _requests) > 1)
        {
            throw new OperationCanceledException("The request has already been sent.");
        }

        _lastSecrets = request.Secrets;
        return new HttpExchange(this, request).RunAsync(cancellation);
    }
}
