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
/// A typed call of the module, made with every argument filled in and answered with a complete sample. It tells what
/// the call sent and which of the answer's values can be reached on what it returned.
/// </summary>
internal sealed class TypedCall
{
    // Nobody waits for a pause.
    private static readonly VirtualClock Clock = new();

    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property)[]> Properties = [];

    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string> _members = [];
    private readonly HashSet<object> _visited = new(ReferenceEqualityComparer.Instance);

    /// <summary>The sample that the named operation was answered with.</summary>
    public Sample? Answer { get; private set; }

    /// <summary>What texts are in place of the usual one.</summary>
    public static AsyncLocal<string?> Text { get; } = new();

    /// <summary>The addresses of the requests that the call has sent.</summary>
    public List<Uri> Sent { get; } = [];

    /// <summary>How many requests the call has sent.</summary>
    public int Requests { get; private set; }

    /// <summary>What the call warned of.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>What the call failed with; null when it did not.</summary>
    public NeonApiException? Failure { get; private set; }

    /// <summary>What the call returned.</summary>
    public object? Result { get; private set; }

    /// <summary>Members of answers for which no model has a property.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>The typed calls of the module, by the operation they stand on.</summary>
    public static ILookup<string, MethodInfo> All { get; } = typeof(NeonClient).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .SelectMany(method => (method.GetCustomAttribute<NeonOperationAttribute>()?.OperationIds ?? []).Select(id => (id, method)))
        .ToLookup(pair => pair.id, pair => pair.method);

    /// <summary>Makes a call.</summary>
    /// <param name="operationId">The operation that the sample is for; a call may make others on the way.</param>
    /// <param name="method">The typed call.</param>
    /// <param name="alter">Changes the answers.</param>
    public static async Task<TypedCall> MakeAsync(string operationId, MethodInfo method, Action<JsonNode>? alter = null)
    {
        var call = await TryAsync(operationId, method, (_, answer) => alter?.Invoke(answer));
        return call.Failure is null ? call : throw call.Failure;
    }

    /// <summary>Makes a call, and notes what it failed with.</summary>
    /// <param name="operationId">The operation that the sample is for; a call may make others on the way.</param>
    /// <param name="method">The typed call.</param>
    /// <param name="alter">Changes the answers.</param>
    public static async Task<TypedCall> TryAsync(string operationId, MethodInfo method, Action<ContractOperation, JsonNode>? alter = null)
    {
        var call = new TypedCall();
        using var handler = new AnsweringHandler(call, operationId, alter);
        // A host of its own: thousands of calls on one account would wait for its rate limits.
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
            // A method that is not async throws at once.
            call.Failure = failure;
        }

        return call;
    }

    /// <summary>Whether a value of the answer, or for booleans a property of its name, was reached.</summary>
    public bool Reaches(string path) =>
        Answer?.Leaves.GetValueOrDefault(path) is not { } value ? false
        : value == "true" ? _members.Contains(path[(path.LastIndexOf('.') + 1)..].Replace("[]", string.Empty, StringComparison.Ordinal)) : _seen.Contains(value);

    /// <summary>Whether a value was reached anywhere.</summary>
    public bool Has(string value) => _seen.Contains(value);

    /// <summary>Whether what returned has a property for a member of the response.</summary>
    public bool IsOnModel(string path) => _members.Contains(path[(path.LastIndexOf('.') + 1)..].Replace("[]", string.Empty, StringComparison.Ordinal));

    /// <summary>Whether the value of the answer is a time.</summary>
    public bool IsTime(string path) => Answer?.Leaves.GetValueOrDefault(path) is { } value && DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _);

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

    // The contract counts durations in whole units, each in its own.
    private static string Units(TimeSpan duration, TimeSpan unit) => (duration.Ticks / unit.Ticks).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed class AnsweringHandler(TypedCall call, string operationId, Action<ContractOperation, JsonNode>? alter) : HttpMessageHandler
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
            var sample = operation.Answer is { } schema ? Sample.Of(schema) : null;
            var body = request.Content?.Headers.ContentType?.MediaType == "application/json"
                ? JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))
                : null;
            sample?.Agree(operation, request.RequestUri, body);
            SampleUri.Agree(sample?.Json, operation, request.RequestUri);
            if (operation.Id == operationId)
            {
                call.Answer = sample;
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

        // A list has one page with something on it.
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
