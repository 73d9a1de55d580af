using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Serialization.Metadata;

namespace Neon;

/// <summary>
/// The one way to the service: every request of the module passes <see cref="ExchangeAsync"/>. A client belongs to one
/// cmdlet call; what is shared (sockets, limits, lanes) lies behind the connection.
/// </summary>
internal sealed class NeonClient(
    NeonConnection connection, Action<string>? log = null, Action<Holdup?>? holdups = null, Func<NeonContext>? context = null)
{
    private readonly ConcurrentDictionary<string, bool> _misfits = [];
    private int _requests;
    private int _leftOut;
    private SentSecrets? _lastSecrets;

    public NeonConnection Connection { get; } = connection;

    /// <summary>
    /// Whether it sends one request, and that once: no second try, no waiting for a locked project, no further page.
    /// Completion asks like this.
    /// </summary>
    public bool SendsOnce { get; init; }

    /// <summary>Who is told of warnings.</summary>
    public Action<string>? Warning { get; init; }

    /// <summary>The last change that Neon carried out, as method and route; null when there was none since <see cref="BeginInput"/>.</summary>
    public string? LastChange { get; private set; }

    /// <summary>How many members of responses could not be read so far: what was concluded from them may be wrong.</summary>
    public int LeftOut => _leftOut;

    /// <summary>Whether a member of this name could not be read in some response, so that its absence means nothing.</summary>
    public bool HasLeftOut(string name) => _misfits.Keys.Any(member => member.EndsWith('.' + name, StringComparison.Ordinal));

    /// <summary>Whether the one request has been sent.</summary>
    public bool IsSpent => SendsOnce && _requests > 0;

    /// <summary>Whether a further request was refused.</summary>
    public bool WantedMore => SendsOnce && _requests > 1;

    /// <summary>The ids that were looked up by name.</summary>
    public KnownIds KnownIds { get; } = new();

    public TimeProvider Clock => Connection.Clock;

    /// <summary>The parents that stand in for those that a call does not name. To be asked for on the pipeline's thread.</summary>
    public NeonContext Context => context?.Invoke() ?? NeonContext.Empty;

    /// <summary>What is done from here on is about another input of the cmdlet.</summary>
    public void BeginInput() => LastChange = null;

    /// <summary>The key, and what the last request carried that nobody is to read.</summary>
    public SentSecrets KnownSecrets()
    {
        var secrets = new SentSecrets();
        secrets.Add(Connection.ApiKey);
        if (_lastSecrets is { } last)
        {
            secrets.Add(last);
        }

        return secrets;
    }

    /// <summary>Tells a line of what goes on to whoever listens; never holds a secret.</summary>
    public void Log(string line) => log?.Invoke(line);

    /// <summary>Tells the user what did not go as asked; never holds a secret.</summary>
    public void Warn(string text) => Warning?.Invoke(text);

    /// <summary>Tells what holds the request up; null when it goes on.</summary>
    public void Waiting(Holdup? holdup) => holdups?.Invoke(holdup);

    /// <summary>Reads something. An answer without a body is an error.</summary>
    public async Task<T> GetAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        var reply = await ExchangeAsync(request, cancellation).ConfigureAwait(false);
        return reply.Read(type, WarnOnce) ?? throw reply.Failure(NeonFailure.InvalidResponse, "Neon's response is empty.");
    }

    /// <summary>Changes something, and gives what the response tells of it.</summary>
    /// <param name="request">The change.</param>
    /// <param name="type">How to read the answer.</param>
    /// <param name="check">What a user types to see whether the change happened, where that stays unknown.</param>
    /// <param name="find">
    /// Looks what became of the change when its reply was lost: gives what the reply would have held, or null when that
    /// cannot be told.
    /// </param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<T> ChangeAsync<T>(
        ApiRequest request, JsonTypeInfo<T> type, CommandLine check, LostReply.Find<T> find, CancellationToken cancellation)
        where T : class =>
        (await SendChangeAsync(request, reply => Body(reply, type), check, find, cancellation).ConfigureAwait(false))!;

    /// <summary>Removes something. Null when the response has no body (204), as for a resource that is gone already.</summary>
    /// <inheritdoc cref="ChangeAsync{T}(ApiRequest, JsonTypeInfo{T}, CommandLine, LostReply.Find{T}, CancellationToken)"/>
    public Task<T?> RemoveAsync<T>(
        ApiRequest request, JsonTypeInfo<T> type, CommandLine check, LostReply.Find<T> find, CancellationToken cancellation)
        where T : class =>
        SendChangeAsync(request, reply => reply.StatusCode == HttpStatusCode.NoContent ? reply.Read(type, WarnOnce) : Body(reply, type), check, find, cancellation);

    /// <summary>Changes something whose response is an empty object.</summary>
    /// <inheritdoc cref="ChangeAsync(ApiRequest, CommandLine, Func{LostReply, CancellationToken, Task{bool}}, CancellationToken)"/>
    public Task ChangeAsync(
        ApiRequest request,
        JsonTypeInfo<EmptyResponse> type,
        CommandLine check,
        Func<LostReply, CancellationToken, Task<bool>> hasHappened,
        CancellationToken cancellation) =>
        SendChangeAsync(request, reply => Body(reply, type), check, EmptyResponse.If(hasHappened), cancellation);

    /// <summary>Changes something whose response has no body.</summary>
    /// <param name="request">The change.</param>
    /// <param name="check">What a user types to see whether the change happened, where that stays unknown.</param>
    /// <param name="hasHappened">Looks whether the change took effect when its reply was lost.</param>
    /// <param name="cancellation">Stops the call.</param>
    public Task ChangeAsync(
        ApiRequest request, CommandLine check, Func<LostReply, CancellationToken, Task<bool>> hasHappened, CancellationToken cancellation) =>
        SendChangeAsync(request, reply => reply.EnsureNoBody(), check, EmptyResponse.If(hasHappened), cancellation);

    /// <summary>
    /// Reads what a change that was made has led to. Where that fails a warning says so, and what is known of it stands in: the
    /// change itself succeeded.
    /// </summary>
    /// <param name="reading">The reading.</param>
    /// <param name="known">What is known without it.</param>
    /// <param name="what">What is read, with its name: <c>project app</c>.</param>
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

    /// <summary>Sends a request, waits while its project is locked, and gives the successful answer.</summary>
    /// <exception cref="NeonApiException">Anything but a successful answer.</exception>
    public async Task<ApiReply> ExchangeAsync(ApiRequest request, CancellationToken cancellation)
    {
        using var lane = request is { IsChange: true, ProjectId: { } project }
            ? await new ProjectTurn(this, request, project).EnterAsync(cancellation).ConfigureAwait(false)
            : default;
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
                    lane.Made(Clock.GetUtcNow());
                    return reply;
                }

                await locked.WaitAsync(reply, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            if (request.IsChange)
            {
                // Also where it failed: a change whose reply was lost may have taken effect.
                Connection.RaiseChanged();
            }
        }
    }

    /// <summary>The one way of every change. Where its reply is lost or says nothing, its effect is looked up.</summary>
    private async Task<T?> SendChangeAsync<T>(
        ApiRequest request, Func<ApiReply, T?> read, CommandLine check, LostReply.Find<T> find, CancellationToken cancellation)
        where T : class
    {
        var before = LastChange;
        try
        {
            return read(await ExchangeAsync(request, cancellation).ConfigureAwait(false));
        }
        catch (NeonApiException lost) when (lost.Failure == NeonFailure.OutcomeUnknown)
        {
            // The status alone does not make it a change.
            LastChange = before;
            var found = await new LostReply(this, lost, check, request.SentJson).FindAsync(find, cancellation).ConfigureAwait(false);
            LastChange = request.Label;
            return found;
        }
    }

    // Where the body got lost on the way, what it would have told has to be looked up.
    private T Body<T>(ApiReply reply, JsonTypeInfo<T> type)
        where T : class =>
        reply.Read(type, WarnOnce)
        ?? throw reply.Failure(NeonFailure.OutcomeUnknown, $"Neon responded with {(int)reply.StatusCode} but without the expected body.");

    // A list of many pages may have the same odd value on each.
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
