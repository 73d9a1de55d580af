using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Processes all requests, from any transport.</summary>
internal sealed class Dispatcher(EmulatorStore store, EmulatorFaults faults, InFlightGauge gauge, Recorder recorder)
{
    public const string BasePath = "/api/v2";

    private readonly ApiContract _contract = ApiContract.Current;
    private readonly RequestValidator _requests = new(ApiContract.Current);
    private readonly RateLimits _limits = new(store.Options);
    private readonly ObjectStore _objects = new(store);

    public OperationHandlers Handlers { get; } = new();

    public async Task<OutgoingReply> ProcessAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        gauge.Enter();
        try
        {
            await gauge.WaitAsync(store.Options.Latency, cancellationToken).ConfigureAwait(false);
            string path = RelativePath(request.Path);
            RouteMatch? route = IsUnderBase(request.Path) ? _contract.Match(request.Method, path.Split('/')[1..]) : null;
            EmulatorFault? fault = faults.Take(route?.Operation.Id, new HttpMethod(request.Method), path);
            if (fault is not null)
            {
                await gauge.WaitAsync(fault.Latency, cancellationToken).ConfigureAwait(false);
            }

            OutgoingReply? real = null;
            OutgoingReply reply;
            ApiKey? key;
            string requestId;
            DateTimeOffset now = store.Options.Clock.GetUtcNow();
            lock (store.Gate)
            {
                store.Settle(now);
                requestId = request.RequestId ?? store.Ids.Uuid();
                key = Authenticator.Find(store, request.Authorization);
                if (fault is not { AfterEffect: false })
                {
                    real = Respond(request, path, route, key, requestId, now);
                }

                reply = (fault?.Distort(real) ?? real!)
                    .With("x-request-id", requestId)
                    .With("date", now.ToString("R", CultureInfo.InvariantCulture));
                Record(request, path, route, key, reply, requestId, now, real?.Status);
            }

            if (reply.Delivery == ReplyDelivery.StalledHeaders)
            {
                await gauge.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
            }

            return reply;
        }
        finally
        {
            gauge.Leave();
        }
    }

    /// <summary>
    /// Processes a request as if it had been sent at an earlier time: without latency, rate limits, faults and a record.
    /// </summary>
    /// <exception cref="ApiException">The request is refused.</exception>
    /// <exception cref="ContractViolationException">The response would violate the contract.</exception>
    public OutgoingReply Replay(IncomingRequest request, DateTimeOffset at)
    {
        lock (store.Gate)
        {
            store.Settle(at);
            string path = RelativePath(request.Path);
            RouteMatch? route = IsUnderBase(request.Path) ? _contract.Match(request.Method, path.Split('/')[1..]) : null;
            return Handle(request, path, route, Authenticator.Find(store, request.Authorization), at, limits: null);
        }
    }

    private void Record(
        IncomingRequest request, string path, RouteMatch? route, ApiKey? key, OutgoingReply reply, string requestId, DateTimeOffset now, int? outcome)
    {
        // A refused connection has no request.
        if (reply.Delivery != ReplyDelivery.Refused)
        {
            bool hasResponse = reply.Delivery is not (ReplyDelivery.Dropped or ReplyDelivery.Closed or ReplyDelivery.StalledHeaders);
            recorder.Add(new EmulatorExchange(
                route?.Operation.Id,
                request.Method,
                path,
                request.Query,
                ObjectStore.Serves(request.Path) ? string.Empty : BodyText(request),
                hasResponse ? reply.Status : null,
                now,
                key?.Kind ?? EmulatorKeyKind.None,
                requestId,
                outcome));
        }
    }

    private static bool IsUnderBase(string path) => path.StartsWith(BasePath + "/", StringComparison.Ordinal);

    private static string RelativePath(string path) => IsUnderBase(path) ? path[BasePath.Length..] : path;

    private OutgoingReply Respond(
        IncomingRequest request, string path, RouteMatch? route, ApiKey? key, string requestId, DateTimeOffset now)
    {
        try
        {
            return Handle(request, path, route, key, now, _limits);
        }
        catch (ApiException refusal)
        {
            return Refuse(refusal, requestId, route?.Operation);
        }
        catch (ContractViolationException violation)
        {
            recorder.Violate(violation.Message);
            return Refuse(
                new ApiException(HttpStatusCode.InternalServerError, violation.Message, ContractViolationException.ErrorCode),
                requestId,
                route?.Operation);
        }
        catch (Exception bug)
        {
            // The response is sent even if it violates the contract; the violation is recorded.
            recorder.Violate($"{route?.Operation.Id} failed: {bug}");
            return Refuse(
                new ApiException(HttpStatusCode.InternalServerError, $"the emulator failed: {bug.Message}", "EMULATOR_ERROR"),
                requestId,
                route?.Operation);
        }
    }

    /// <summary>The path without empty segments, to which Neon redirects. It is never redirected again.</summary>
    private static string Normalized(string path) => '/' + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries));

    private static string Text(IEnumerable<KeyValuePair<string, string>> query) =>
        string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}")) is { Length: > 0 } text ? '?' + text : string.Empty;

    private OutgoingReply Handle(
        IncomingRequest request, string path, RouteMatch? route, ApiKey? key, DateTimeOffset now, RateLimits? limits)
    {
        if (ObjectStore.Serves(request.Path))
        {
            return _objects.Respond(request, now);
        }

        if (Normalized(request.Path) is { } clean && clean != request.Path)
        {
            return new OutgoingReply { Status = 307 }.With("location", clean + Text(request.Query));
        }

        if (key is null)
        {
            throw Authenticator.Exception();
        }

        key.LastUsedAt = now;
        if (limits?.Refuse(key.AccountId, route?.Operation, now) is { } retryAfter)
        {
            throw new ApiException(HttpStatusCode.TooManyRequests, "rate limit exceeded") { RetryAfter = retryAfter };
        }

        if (route is null)
        {
            throw ApiException.NotFound($"unknown route {request.Method} {path}");
        }

        JsonElement? body = ParseBody(request);
        IReadOnlyList<string> errors = _requests.Validate(route, request, body);
        if (errors.Count > 0)
        {
            recorder.Violate($"{route.Operation.Id} request: {string.Join("; ", errors)}");
            throw ApiException.BadRequest($"invalid request: {string.Join("; ", errors)}");
        }

        Func<RequestContext, OutgoingReply> handler = Handlers.Find(route.Operation.Id)
            ?? throw new ApiException(HttpStatusCode.NotImplemented, $"the emulator does not support the operation {route.Operation.Id}");
        Authenticator.Authorize(key, route);
        RequestContext context = new()
        {
            Store = store,
            Key = key,
            Route = route,
            Query = request.Query,
            Body = body is { ValueKind: JsonValueKind.Object } element ? JsonObject.Create(element)! : [],
            Files = (request.ReadForm() ?? []).Where(part => part.IsFile)
                .ToDictionary(part => part.Name, part => part.Content, StringComparer.Ordinal),
            Now = now,
            Origin = request.Origin,
        };
        CheckLock(context);
        OutgoingReply reply = handler(context);
        if (route.Operation.IsMutation)
        {
            store.ReadMeters(context.ProjectId, now);
        }

        CheckResponse(route.Operation, reply);
        return reply;
    }

    private void CheckLock(RequestContext context)
    {
        if (store.Options.Locks && context.Route.Operation.IsMutation
            && context.ProjectId is { } id
            && store.Projects.TryGetValue(id, out ProjectState? project)
            && context.CanSee(project) && project.IsLocked(context.Now))
        {
            throw ApiException.Locked(
                "project already has running conflicting operations, scheduling of new ones is prohibited");
        }
    }

    private OutgoingReply Refuse(ApiException refusal, string requestId, ApiOperation? operation)
    {
        JsonObject error = new() { ["code"] = refusal.Code, ["message"] = refusal.Message };
        if (refusal.Reason is { } reason)
        {
            error["reason"] = reason;
        }
        else
        {
            error["request_id"] = requestId;
        }

        OutgoingReply reply = OutgoingReply.Json((int)refusal.Status, error);
        CheckError(reply, refusal.Reason is null ? null : operation);
        return string.IsNullOrEmpty(refusal.RetryAfter) ? reply : reply.With("retry-after", refusal.RetryAfter);
    }

    /// <summary>Validates an error against the schema of its operation for the status, or against the general schema.</summary>
    private void CheckError(OutgoingReply reply, ApiOperation? operation)
    {
        using JsonDocument document = JsonDocument.Parse(reply.Body);
        string status = reply.Status.ToString(CultureInfo.InvariantCulture);
        Schema schema = operation?.Responses.GetValueOrDefault(status)?.GetValueOrDefault(MediaTypes.Json) ?? _contract.Schemas["GeneralError"];
        IReadOnlyList<string> errors = _contract.Validator.Validate(document.RootElement, schema, "error");
        foreach (string error in errors)
        {
            recorder.Violate(error);
        }
    }

    private void CheckResponse(ApiOperation operation, OutgoingReply reply)
    {
        string status = reply.Status.ToString(CultureInfo.InvariantCulture);
        if (!operation.Responses.TryGetValue(status, out IReadOnlyDictionary<string, Schema?>? content))
        {
            throw new ContractViolationException(operation.Id, [$"status {status} is not documented"]);
        }

        bool isBinary = content.ContainsKey(MediaTypes.Binary);
        if (!isBinary && content.Count == 0 != (reply.Body.Length == 0))
        {
            throw new ContractViolationException(operation.Id, [$"status {status} {(content.Count == 0 ? "has no" : "needs a")} body"]);
        }

        if (content.Count > 0 && !content.ContainsKey(reply.ContentType))
        {
            throw new ContractViolationException(operation.Id, [$"status {status} has no body of {reply.ContentType}"]);
        }

        if (content.GetValueOrDefault(MediaTypes.Json) is { } schema)
        {
            using JsonDocument document = JsonDocument.Parse(reply.Body);
            IReadOnlyList<string> errors = _contract.Validator.Validate(document.RootElement, schema, "body");
            if (errors.Count > 0)
            {
                throw new ContractViolationException(operation.Id, errors);
            }
        }
    }

    private static JsonElement? ParseBody(IncomingRequest request)
    {
        if (request.MediaType == MediaTypes.Form)
        {
            return request.ReadForm() is { } parts && parts.DistinctBy(part => part.Name).Count() == parts.Count
                ? JsonSerializer.SerializeToElement(ToJson(parts))
                : null;
        }

        if (request.Body.Length == 0 || request.MediaType != MediaTypes.Json)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(request.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The parts of a form as the object that the contract describes; the content of files is ignored.</summary>
    private static JsonObject ToJson(IReadOnlyList<FormPart> parts)
    {
        JsonObject form = [];
        foreach (FormPart part in parts)
        {
            form[part.Name] = part.IsFile ? $"{part.FileName} ({part.Content.Length} bytes)" : part.Text;
        }

        return form;
    }

    private static string BodyText(IncomingRequest request) =>
        request.ReadForm() is { } parts ? ToJson(parts).ToJsonString() : Encoding.UTF8.GetString(request.Body);
}
