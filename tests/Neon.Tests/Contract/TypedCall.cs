using System.Collections;
using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using Neon.Tests.Support;

namespace Neon.Tests.Contract;

/// <summary>
/// A typed call of the module, with every argument set and a complete sample as its response. It reports what the call sent and
/// which values of the response the result contains.
/// </summary>
internal sealed class TypedCall
{
    // Pauses are not waited for.
    private static readonly VirtualClock Clock = new();

    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property)[]> Properties = [];

    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string> _members = [];
    private readonly HashSet<object> _visited = new(ReferenceEqualityComparer.Instance);

    /// <summary>The sample for the specified operation.</summary>
    public Sample? Response { get; private set; }

    /// <summary>The text in place of the default one.</summary>
    public static AsyncLocal<string?> Text { get; } = new();

    /// <summary>The URLs of the call's requests.</summary>
    public List<Uri> Sent { get; } = [];

    /// <summary>The number of requests.</summary>
    public int Requests { get; private set; }

    /// <summary>The warnings of the call.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The exception of the call; null if it succeeded.</summary>
    public NeonApiException? Failure { get; private set; }

    /// <summary>The result of the call.</summary>
    public object? Result { get; private set; }

    /// <summary>Members of responses for which no model has a property.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>The typed calls of the module, by operation.</summary>
    public static ILookup<string, MethodInfo> All { get; } = typeof(NeonClient).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .SelectMany(method => (method.GetCustomAttribute<NeonOperationAttribute>()?.OperationIds ?? []).Select(id => (id, method)))
        .ToLookup(pair => pair.id, pair => pair.method);

    /// <summary>Makes a call.</summary>
    /// <param name="operationId">The operation of the sample; the call may send other requests as well.</param>
    /// <param name="method">The typed call.</param>
    /// <param name="alter">Changes the responses.</param>
    public static async Task<TypedCall> MakeAsync(string operationId, MethodInfo method, Action<JsonNode>? alter = null)
    {
        var call = await TryAsync(operationId, method, (_, response) => alter?.Invoke(response));
        return call.Failure is null ? call : throw call.Failure;
    }

    /// <summary>Makes a call, and keeps its exception.</summary>
    /// <param name="operationId">The operation of the sample; the call may send other requests as well.</param>
    /// <param name="method">The typed call.</param>
    /// <param name="alter">Changes the responses.</param>
    public static async Task<TypedCall> TryAsync(string operationId, MethodInfo method, Action<ContractOperation, JsonNode>? alter = null)
    {
        var call = new TypedCall();
        using var handler = new RespondingHandler(call, operationId, alter);
        // A separate host name: thousands of calls on one account would wait for its rate limits.
        var settings = new ConnectionSettings(Secret.Of("key"), "test") { BaseUri = new Uri($"https://{Guid.NewGuid():N}.test/api/v2/"), PrimaryHandler = handler, Clock = Clock };
        var api = Activator.CreateInstance(method.DeclaringType!, new NeonClient(new NeonConnection(settings)) { Warning = call.Warnings.Add })!;
        var arguments = method.GetParameters().Select(parameter => Fill(parameter.ParameterType, parameter.Name!)).ToArray();
        try
        {
            call.Walk(call.Result = await ResultOf(method.Invoke(api, arguments)!));
        }
        catch (NeonApiException failure)
        {
            call.Failure = failure;
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is NeonApiException failure)
        {
            // A method that is not async throws immediately.
            call.Failure = failure;
        }

        return call;
    }

    /// <summary>Whether the result contains a value of the response, or for Booleans a property with its name.</summary>
    public bool Reaches(string path) =>
        Response?.Leaves.GetValueOrDefault(path) is not { } value ? false
        : value == "true" ? _members.Contains(path[(path.LastIndexOf('.') + 1)..].Replace("[]", string.Empty, StringComparison.Ordinal)) : _seen.Contains(value);

    /// <summary>Whether the result contains a value anywhere.</summary>
    public bool Has(string value) => _seen.Contains(value);

    /// <summary>Whether the result has a property for a member of the response.</summary>
    public bool IsOnModel(string path) => _members.Contains(path[(path.LastIndexOf('.') + 1)..].Replace("[]", string.Empty, StringComparison.Ordinal));

    /// <summary>Whether the value of the response is a time.</summary>
    public bool IsTime(string path) => Response?.Leaves.GetValueOrDefault(path) is { } value && DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _);

    private static async Task<object?> ResultOf(object returned)
    {
        if (returned is Task task)
        {
            await task;
            return returned.GetType().GetProperty("Result")?.GetValue(returned);
        }

        var items = new List<object>();
        var collect = typeof(TypedCall).GetMethod(nameof(CollectAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        var element = returned.GetType().GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
        await (Task)collect.MakeGenericMethod(element.GetGenericArguments()).Invoke(null, [returned, items])!;
        return items;
    }

    private static async Task CollectAsync<T>(IAsyncEnumerable<T> source, List<object> items)
    {
        await foreach (var item in source)
        {
            items.Add(item!);
        }
    }

    private static object? Fill(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(CancellationToken) || typeof(Delegate).IsAssignableFrom(type))
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        if (type == typeof(string))
        {
            return Text.Value ?? "sample";
        }

        if (type == typeof(SecureString))
        {
            return Secret.Of(Text.Value ?? "sample");
        }

        if (type == typeof(DateTimeOffset))
        {
            return DateTimeOffset.UnixEpoch;
        }

        if (type.IsPrimitive)
        {
            return type == typeof(bool) ? true : Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (type == typeof(FileInfo))
        {
            return new FileInfo(typeof(TypedCall).Assembly.Location);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()))!;
            map["key"] = Fill(type.GetGenericArguments()[1], "value");
            return map;
        }

        if (type.IsGenericType && type.IsInterface && type.GetGenericArguments() is [var item])
        {
            var list = Array.CreateInstance(item, 1);
            list.SetValue(Fill(item, name), 0);
            return list;
        }

        if (type == typeof(Explicit<DateTimeOffset>))
        {
            return (Explicit<DateTimeOffset>)DateTimeOffset.UnixEpoch;
        }

        if (type == typeof(Explicit<string>))
        {
            return (Explicit<string>)"sample";
        }

        var result = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            property.SetValue(result, Fill(property.PropertyType, property.Name));
        }

        return result;
    }

    private void Walk(object? value)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                _seen.Add(text);
                return;
            case SecureString secret:
                _seen.Add(Secret.Reveal(secret));
                return;
            case DateTimeOffset time:
                _seen.Add(Timestamp.Format(time));
                return;
            case TimeSpan duration:
                _seen.UnionWith([Units(duration, TimeSpan.FromMinutes(1)), Units(duration, TimeSpan.FromSeconds(1))]);
                return;
            case bool:
                return;
            case IConvertible number:
                _seen.Add(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
                return;
        }

        if (!_visited.Add(value))
        {
            return;
        }

        if (value is NeonObject model)
        {
            Unknown.AddRange(model.AdditionalProperties.Keys.Select(key => $"{value.GetType().Name}: {key}"));
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Walk(item);
            }

            return;
        }

        if (value.GetType().Namespace?.StartsWith("Neon", StringComparison.Ordinal) != true && !value.GetType().Name.StartsWith("KeyValuePair", StringComparison.Ordinal)
            && !value.GetType().Name.StartsWith("ValueTuple", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var (name, property) in Properties.GetOrAdd(value.GetType(), PropertiesOf))
        {
            _members.Add(name);
            Walk(property.GetValue(value));
        }
    }

    private static (string Name, PropertyInfo Property)[] PropertiesOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => (
                property.GetCustomAttribute<System.Text.Json.Serialization.JsonPropertyNameAttribute>()?.Name
                    ?? System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
                property)),
    ];

    // The contract declares durations as whole numbers, each in its own unit.
    private static string Units(TimeSpan duration, TimeSpan unit) => (duration.Ticks / unit.Ticks).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed class RespondingHandler(TypedCall call, string operationId, Action<ContractOperation, JsonNode>? alter) : HttpMessageHandler
    {
        private readonly HashSet<string> _begun = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            call.Sent.Add(request.RequestUri!);
            if (ContractFile.Current.Match(request.Method.Method, request.RequestUri!.AbsolutePath["/api/v2".Length..]) is not { } operation)
            {
                return new HttpResponseMessage(HttpStatusCode.NotImplemented);
            }

            call.Requests++;
            var sample = operation.Response is { } schema ? Sample.Of(schema) : null;
            var body = request.Content?.Headers.ContentType?.MediaType == "application/json"
                ? JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))
                : null;
            sample?.Agree(operation, request.RequestUri, body);
            SampleUri.Agree(sample?.Json, operation, request.RequestUri);
            if (operation.Id == operationId)
            {
                call.Response = sample;
            }

            if (sample is not null)
            {
                alter?.Invoke(operation, sample.Json);
            }

            if (IsPaged(operation) && !_begun.Add(operation.Id) && sample?.Json is JsonObject page)
            {
                End(page);
            }

            return new HttpResponseMessage(operation.SuccessStatus)
            {
                Content = new StringContent(sample?.Json.ToJsonString() ?? string.Empty, Encoding.UTF8, "application/json"),
            };
        }

        private static bool IsPaged(ContractOperation operation) =>
            operation.QueryParameters.Contains("cursor") || operation.Id == "queryProjectBranchLogs";

        // A list has one page with one item.
        private static void End(JsonObject page)
        {
            foreach (var (name, _) in page.Where(member => member.Value is JsonArray).ToArray())
            {
                page[name] = new JsonArray();
            }

            page.Remove("pagination");
            page.Remove("next_cursor");
            page.Remove("is_truncated");
        }
    }
}
