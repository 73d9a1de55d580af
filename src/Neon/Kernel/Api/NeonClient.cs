using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
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
        return reply.Read(type, WarnOnce) ?? throw reply.Failure(NeonFailure.InvalidResponse, "Neon's answer is empty.");
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
        (await SendChangeAsync(request, type, isRemoval: false, check, find, cancellation).ConfigureAwait(false))!;

    /// <summary>Removes something. Null when the response has no body (204), as for a resource that is gone already.</summary>
    /// <inheritdoc cref="ChangeAsync{T}(ApiRequest, JsonTypeInfo{T}, CommandLine, LostReply.Find{T}, CancellationToken)"/>
    public Task<T?> RemoveAsync<T>(
        ApiRequest request, JsonTypeInfo<T> type, CommandLine check, LostReply.Find<T> find, CancellationToken cancellation)
        where T : class =>
        SendChangeAsync(request, type, isRemoval: true, check, find, cancellation);

    /// <summary>Changes something whose response is an empty object.</summary>
    /// <inheritdoc cref="ChangeAsync(ApiRequest, CommandLine, Func{LostReply, CancellationToken, Task{bool}}, CancellationToken)"/>
    public Task ChangeAsync(
        ApiRequest request,
        JsonTypeInfo<EmptyResponse> type,
        CommandLine check,
        Func<LostReply, CancellationToken, Task<bool>> hasHappened,
        CancellationToken cancellation) => ChangeAsync<EmptyResponse>(
            request, type, check, async (lost, stop) => await hasHappened(lost, stop).ConfigureAwait(false) ? new EmptyResponse() : null, cancellation);

    /// <summary>Changes something whose response has no body.</summary>
    /// <param name="request">The change.</param>
    /// <param name="check">What a user types to see whether the change happened, where that stays unknown.</param>
    /// <param name="hasHappened">Looks whether the change took effect when its reply was lost.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task ChangeAsync(
        ApiRequest request, CommandLine check, Func<LostReply, CancellationToken, Task<bool>> hasHappened, CancellationToken cancellation)
    {
        var before = LastChange;
        try
        {
            (await ExchangeAsync(request, cancellation).ConfigureAwait(false)).EnsureNoBody();
        }
        catch (NeonApiException lost) when (lost.Failure == NeonFailure.OutcomeUnknown)
        {
            LastChange = before;
            await new LostReply(this, lost, check).FindAsync(
                async (reply, stop) => await hasHappened(reply, stop).ConfigureAwait(false) ? this : null, cancellation).ConfigureAwait(false);
            LastChange = request.Label;
        }
    }

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
            ? await EnterLaneAsync(request, project, cancellation).ConfigureAwait(false)
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
                Connection.Completions.Clear();
            }
        }
    }

    private async Task<T?> SendChangeAsync<T>(
        ApiRequest request, JsonTypeInfo<T> type, bool isRemoval, CommandLine check, LostReply.Find<T> find, CancellationToken cancellation)
        where T : class
    {
        var before = LastChange;
        try
        {
            var reply = await ExchangeAsync(request, cancellation).ConfigureAwait(false);
            return reply.Read(type, WarnOnce) ?? (isRemoval && reply.StatusCode == HttpStatusCode.NoContent
                ? null
                // The body got lost on the way: what it would have told has to be looked up.
                : throw reply.Failure(NeonFailure.OutcomeUnknown, $"Neon answered {(int)reply.StatusCode} without the body that tells what was done."));
        }
        catch (NeonApiException lost) when (lost.Failure == NeonFailure.OutcomeUnknown)
        {
            // The status alone does not make it a change.
            LastChange = before;
            var found = await new LostReply(this, lost, check).FindAsync(find, cancellation).ConfigureAwait(false);
            LastChange = request.Label;
            return found;
        }
    }

    // A list of many pages may have the same odd value on each.
    private void WarnOnce(string member, string text)
    {
        _leftOut++;
        if (_misfits.TryAdd(member, true))
        {
            Warn(text);
        }
    }

    /// <summary>Waits for the turn, as long as changes in front are being made: a queue that stands still is given up.</summary>
    private async Task<ProjectLanes.Turn> EnterLaneAsync(ApiRequest request, string projectId, CancellationToken cancellation)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var entering = ProjectLanes.EnterAsync(Connection.BaseUri, projectId, leaving.Token);
        if (entering.IsCompleted)
        {
            return await entering.ConfigureAwait(false);
        }

        Log($"{request.Label}: other changes of the project are under way in this process; waiting for the turn.");
        var since = Clock.GetUtcNow();
        Waiting(new Holdup("other changes go first", since) { ProjectId = projectId });
        try
        {
            if (!await ComesAsync(entering, projectId, since, cancellation).ConfigureAwait(false))
            {
                await leaving.CancelAsync().ConfigureAwait(false);
            }

            // It may have come at this very moment all the same.
            var turn = await entering.ConfigureAwait(false);
            Log(string.Create(CultureInfo.InvariantCulture, $"{request.Label}: the turn came after {(Clock.GetUtcNow() - since).TotalSeconds:0.0} s."));
            return turn;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new NeonApiException(NeonFailure.Locked, string.Create(
                CultureInfo.InvariantCulture,
                $"Other changes of project {projectId} are ahead of this one in this process, and none of them succeeded for {Connection.LockTimeout.TotalSeconds:0.###} s. This change was not sent."))
            {
                Method = request.Method.Method,
                Route = request.Route.Template,
                Advice = "Wait until the other commands have ended, then run this one again, or connect with a longer -LockTimeout.",
            };
        }
        finally
        {
            Waiting(null);
        }
    }

    private async Task<bool> ComesAsync(Task entering, string projectId, DateTimeOffset since, CancellationToken cancellation)
    {
        while (!entering.IsCompleted)
        {
            var moved = ProjectLanes.LastMadeIn(Connection.BaseUri, projectId) is { } last && last > since ? last : since;
            var left = moved + Connection.LockTimeout - Clock.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(entering, Task.Delay(left, Clock, waiting.Token)).ConfigureAwait(false);
            await waiting.CancelAsync().ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }

        return true;
    }

    private async Task<ApiReply> SendAsync(ApiRequest request, CancellationToken cancellation)
    {
        if (SendsOnce && Interlocked.Increment(ref _requests) > 1)
        {
            throw new OperationCanceledException("The one request has been sent.");
        }

        using var watch = new StallWatch(Connection.AttemptTimeout, Clock, cancellation);
        // Not on the pipeline thread, where a disk that hangs would hold up a stop.
        using var message = request.ReadsFiles
            ? await FileWork.RunAsync(() => request.ToMessage(Connection.BaseUri, watch.Moved), cancellation).ConfigureAwait(false)
            : request.ToMessage(Connection.BaseUri, watch.Moved);
        _lastSecrets = request.Secrets;
        if (!request.IsElsewhere)
        {
            request.Secrets.Add(Connection.ApiKey);
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret.Reveal(Connection.ApiKey));
            message.Headers.UserAgent.Add(NeonConnection.UserAgent);
            message.Options.Set(Seam.Account, Connection.LimitPartition);
        }

        message.Options.Set(Seam.Once, SendsOnce);
        message.Options.Set(Seam.Afresh, Connection.BeginsAfresh());
        var wire = new WireLog(this, request);
        var sentAt = Clock.GetUtcNow();
        // What was made while the request was held back or before it was tried again is not its own.
        message.Options.Set(Seam.Holding, isHeld =>
        {
            sentAt = Clock.GetUtcNow();
            wire.HeldBack(isHeld);
        });
        message.Options.Set(Seam.Report, report =>
        {
            sentAt = report.RetryDelay is { } delay ? Clock.GetUtcNow() + delay : sentAt;
            watch.Rest();
            wire.Attempted(report);
        });

        var invoker = Connection.Invoker;
        var isAnswered = false;
        var isReceiving = false;
        try
        {
            using var response = await invoker.SendAsync(message, watch.Token).ConfigureAwait(false);
            // The transport's budgets have ended with the head of the answer where its body is not read by the transport.
            watch.Moved();
            isAnswered = true;
            // Part of a file, or none, is not the file.
            isReceiving = request.Receiver is not null && response.StatusCode == HttpStatusCode.OK;
            var body = isReceiving
                ? await HandOverAsync(response.Content, request.Receiver!, watch).ConfigureAwait(false)
                : await response.Content.ReadAsByteArrayAsync(watch.Token).ConfigureAwait(false);
            var reply = new ApiReply(request, response, body, Connection, sentAt, Clock.GetUtcNow());
            if (reply.ServerTime is { } serverTime && !request.IsElsewhere)
            {
                Connection.ServerClock.Learn(serverTime, sentAt);
            }

            Connection.HasReachedNeon = Connection.HasReachedNeon || reply.IsNeons;

            return reply;
        }
        catch (OperationCanceledException) when (watch.HasStalled && !cancellation.IsCancellationRequested)
        {
            throw Explain(request, message, new TimeoutException(string.Create(
                CultureInfo.InvariantCulture, $"nothing has moved for {Connection.AttemptTimeout.TotalSeconds:0.###} s.")), sentAt, isAnswered, isReceiving);
        }
        catch (Exception failure) when (failure is not NeonApiException
            && !(failure is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            throw Explain(request, message, failure, sentAt, isAnswered, isReceiving);
        }
        finally
        {
            wire.Ended();
        }
    }

    private static async Task<byte[]> HandOverAsync(HttpContent content, ApiRequest.Sink receiver, StallWatch watch)
    {
        var source = await content.ReadAsStreamAsync(watch.Token).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            using var body = new WatchedStream(source, watch.Moved);
            await receiver(body, content.Headers.ContentLength, watch.Token).ConfigureAwait(false);
        }

        return [];
    }

    private NeonApiException Explain(
        ApiRequest request, HttpRequestMessage message, Exception failure, DateTimeOffset sentAt, bool isAnswered, bool isReceiving)
    {
        message.Options.TryGetValue(Seam.ReplyLost, out var replyLost);
        message.Options.TryGetValue(Seam.NothingSent, out var nothingSent);
        message.Options.TryGetValue(Seam.HeldBack, out var heldBack);
        var isOfNetwork = failure is HttpRequestException or IOException or TimeoutException or OperationCanceledException;
        // Of a failure that nobody expects, nobody knows how far the request came.
        var kind = request.IsChange && (replyLost || isAnswered || !isOfNetwork) ? NeonFailure.OutcomeUnknown
            : !isOfNetwork ? NeonFailure.Unexpected
            : failure is TimeoutException && heldBack ? NeonFailure.RateLimited
            : failure is TimeoutException ? NeonFailure.Timeout
            : failure is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse } ? NeonFailure.InvalidResponse
            : NeonFailure.Connection;
        var host = request.HostOf(Connection.BaseUri);
        var cause = failure is HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } ? Seam.Damaged : failure.Message;
        var words = kind switch
        {
            NeonFailure.OutcomeUnknown => $"The change was sent to {host}, but its reply was lost: {cause}",
            NeonFailure.RateLimited => $"The rate limits of {host} left no room for the request: {cause}",
            NeonFailure.Timeout => $"{host} did not answer in time: {cause}",
            NeonFailure.Unexpected => $"The request to {host} failed unexpectedly ({failure.GetType().Name}): {cause}",
            NeonFailure.InvalidResponse => $"What {host} answered cannot be read: {cause}",
            _ when nothingSent => $"No connection to {host}: {cause}",
            _ => $"The connection to {host} broke: {cause}",
        };
        // The framework's words can quote a broken answer, and that the request.
        return new NeonApiException(kind, request.Secrets.Mask(words), request.Secrets.Mask(failure))
        {
            Method = request.Method.Method,
            Route = request.Route.Template,
            SentAt = sentAt,
            BrokeOff = isReceiving,
            // Bytes that are not HTTP come from another service; an answer without measure may be anybody's.
            Advice = kind switch
            {
                NeonFailure.Connection when failure is HttpRequestException { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } => ProxySecrets.Advice,
                NeonFailure.Connection when !nothingSent => "Nothing was changed. Check the network and the proxy, then try again.",
                NeonFailure.RateLimited when message.Options.TryGetValue(Seam.ShutFor, out var shut) =>
                    $"Neon refused a request of this account, so the module sends nothing to it for another {Display.Seconds((long)Math.Ceiling(shut.TotalSeconds))}. Run Connect-Neon to try again earlier.",
                NeonFailure.InvalidResponse when !request.IsElsewhere && !Connection.HasReachedNeon => ApiReply.AddressAdvice(Connection.BaseUri),
                _ => null,
            },
        };
    }
}
