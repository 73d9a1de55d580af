using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Neon.Emulator;

namespace Neon.Tests.Contract;

/// <summary>
/// Responds to every request with a complete sample of the contract, and records the requests. All texts of a sample are the
/// same word, so that everything that is looked up by name or id is found.
/// </summary>
internal sealed partial class SampleServer : HttpMessageHandler
{
    public const string Word = "sample";

    // Never changed: each response is a copy.
    private static readonly ConcurrentDictionary<JsonObject, JsonNode> Responses = new(ReferenceEqualityComparer.Instance);
    private readonly List<SentSample> _sent = [];

    /// <summary>Changes a response before it is returned.</summary>
    public Func<ContractOperation, JsonNode, JsonNode?> Alter { get; set; } = (_, response) => response;

    /// <summary>Returns the body for an operation's response; null for the sample. Not used unless set.</summary>
    public Func<ContractOperation, string?> Replace { get; set; } = _ => null;

    /// <summary>
    /// The requests that are refused, with a message that quotes the whole request: its key, its URL, its body. None by default.
    /// </summary>
    public Func<HttpRequestMessage, bool> Refuses { get; set; } = _ => false;

    /// <summary>For <see cref="Alter"/>: branches that are neither protected nor the default branch, which would refuse most changes.</summary>
    public static JsonNode Changeable(ContractOperation operation, JsonNode response)
    {
        JsonNode?[] branches = operation.Path.Contains("/branches", StringComparison.Ordinal) && response is JsonObject ? [response["branch"], .. response["branches"] as JsonArray ?? []] : [];
        foreach (var branch in branches.OfType<JsonObject>().Where(branch => branch.ContainsKey("protected")))
        {
            (branch["protected"], branch["default"]) = (false, false);
        }

        return response;
    }

    /// <summary>
    /// For <see cref="Alter"/>: the same, and nothing else refuses a change that is confirmed. No branch expires, no role owns a database, no
    /// trigger has the name of a new one, and the domains and the provider of Neon Auth are those of the runs.
    /// </summary>
    public static JsonNode Accepting(ContractOperation operation, JsonNode response)
    {
        void Set(string list, string property, string value)
        {
            foreach (var item in ((response as JsonObject)?[list] as JsonArray ?? []).OfType<JsonObject>().Where(item => item.ContainsKey(property)))
            {
                item[property] = value;
            }
        }

        Set("databases", "owner_name", "other");
        Set("triggers", "name", "other");
        Set("domains", "domain", "https://app.example.com");
        Set("domains", "auth_provider", "better_auth");
        if (operation is { Method: "GET" } && operation.Path.EndsWith("/auth", StringComparison.Ordinal))
        {
            response["auth_provider"] = "better_auth";
        }

        foreach (var branch in (response as JsonObject)?["branches"] as JsonArray ?? [])
        {
            (branch as JsonObject)?.Remove("expires_at");
        }

        return Changeable(operation, response);
    }

    /// <summary>Whether it has refused a request since it last forgot what was sent.</summary>
    public bool HasRefused { get; private set; }

    /// <summary>What else a refusal contains: Neon's message, code and request id.</summary>
    public string Words { get; set; } = string.Empty;

    /// <summary>The paths in bodies where the marker was found, as <c>operationId .path</c>.</summary>
    public ConcurrentBag<string> Marked { get; } = [];

    /// <summary>The requests to other hosts that identified the sender.</summary>
    public ConcurrentQueue<string> Betrayed { get; } = [];

    public IReadOnlyList<SentSample> Sent
    {
        get
        {
            lock (_sent)
            {
                return [.. _sent];
            }
        }
    }

    public void Forget()
    {
        lock (_sent)
        {
            _sent.Clear();
            HasRefused = false;
        }
    }

    /// <summary>The sample for an operation; null for a response without JSON.</summary>
    public static JsonNode? ResponseOf(ContractOperation operation)
    {
        if (operation.Response is not { } schema)
        {
            return null;
        }

        return Responses.GetOrAdd(schema, static key =>
        {
            var response = JsonNode.Parse(Numbered().Replace(Sample.Of(key).Json.ToJsonString(), $"\"{Word}\""))!;
            Settle(response);
            return response;
        }).DeepClone();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (!path.StartsWith("/api/v2/", StringComparison.Ordinal))
        {
            // A signed URL of a store, which accepts everything.
            _ = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            Watch(request);
            return Refuses(request)
                ? Reply(request, HttpStatusCode.Forbidden, $"<Error><Code>No</Code><Message>{SecurityElement.Escape(request.RequestUri.AbsoluteUri)}</Message></Error>", "application/xml")
                : new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
        }

        if (ContractFile.Current.Match(request.Method.Method, path["/api/v2".Length..]) is not { } operation)
        {
            return new HttpResponseMessage(HttpStatusCode.NotImplemented) { RequestMessage = request };
        }

        var query = request.RequestUri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0]).ToArray();
        var sent = new SentSample(operation, path["/api/v2".Length..], query, await BodyOf(request.Content, cancellationToken));
        lock (_sent)
        {
            _sent.Add(sent);
        }

        sent.Marked.ToList().ForEach(Marked.Add);
        if (Refuses(request))
        {
            HasRefused = true;
            var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
            var words = new JsonObject
            {
                ["code"] = $"NO {request.Headers.Authorization?.Parameter}{Words}",
                ["message"] = $"cannot take {request} with {body}{Words}",
                ["request_id"] = request.Headers.Authorization + Words,
            };
            return Reply(request, HttpStatusCode.UnprocessableEntity, words.ToJsonString(), "application/json");
        }

        if (Replace(operation) is { } replaced)
        {
            return Reply(request, HttpStatusCode.OK, replaced, "application/json");
        }

        var json = ResponseOf(operation) is { } sample ? Alter(operation, query.Contains("cursor") ? LastPage(sample) : sample) : null;
        if (json is not null)
        {
            SampleIds.Agree(json, operation, request.RequestUri, sent.Body);
            SampleUri.Agree(json, operation, request.RequestUri);
        }

        var response = new HttpResponseMessage(operation.SuccessStatus) { RequestMessage = request };
        response.Content = json is not null ? new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json")
            : operation.ReturnsBytes ? new ByteArrayContent("bytes"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }
            : new ByteArrayContent([]);
        return response;
    }

    private static HttpResponseMessage Reply(HttpRequestMessage request, HttpStatusCode status, string text, string mediaType) =>
        new(status) { RequestMessage = request, Content = new StringContent(text, Encoding.UTF8, mediaType) };

    private void Watch(HttpRequestMessage request)
    {
        if (request.Headers.Any(header => header.Key is "Authorization" or "Cookie" or "X-Request-ID" or "User-Agent"))
        {
            Betrayed.Enqueue(request.ToString());
        }
    }

    private static async Task<JsonNode?> BodyOf(HttpContent? content, CancellationToken cancellation)
    {
        if (content is null)
        {
            return null;
        }

        if (content.Headers.ContentType is not { MediaType: "multipart/form-data" } form)
        {
            var text = await content.ReadAsStringAsync(cancellation);
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }

        // Each part of a form counts as one property, whatever its content.
        var boundary = form.Parameters.Single(parameter => parameter.Name == "boundary").Value;
        var parts = FormReader.Read(await content.ReadAsByteArrayAsync(cancellation), boundary)!;
        return new JsonObject(parts.Select(part => KeyValuePair.Create(part.Name, (JsonNode?)(IsMarked(Encoding.UTF8.GetString(part.Content)) ? SecretFields.Marker : Word))));
    }

    private static bool IsMarked(string text) => text.Contains(SecretFields.Marker, StringComparison.Ordinal);

    /// <summary>A list has one page with one item.</summary>
    private static JsonNode LastPage(JsonNode page)
    {
        foreach (var (name, value) in page.AsObject().ToArray())
        {
            page[name] = value is JsonArray ? new JsonArray() : value?.DeepClone();
        }

        return page;
    }

    /// <summary>Operations have finished, so that nothing waits for them, and lists are complete.</summary>
    private static void Settle(JsonNode response)
    {
        (response as JsonObject)?.Remove("unavailable_project_ids");
        if (response is JsonObject { } signed && signed.ContainsKey("url") && signed.ContainsKey("headers"))
        {
            signed["url"] = "https://store.test/sample";
            signed["method"] = "PUT";
        }

        foreach (var key in (response as JsonArray ?? []).OfType<JsonObject>())
        {
            // API keys are a plain list and are looked up by number, which is 1 on a model.
            key["id"] = 1;
        }

        foreach (var operation in (response is JsonObject top ? top["operations"] as JsonArray : null) ?? [])
        {
            operation!["status"] = "finished";
        }
    }

    [GeneratedRegex("\"text[0-9]+\"")]
    private static partial Regex Numbered();
}

/// <summary>A request as the sample server received it.</summary>
internal sealed record SentSample(ContractOperation Operation, string Path, IReadOnlyList<string> Query, JsonNode? Body)
{
    /// <summary>The paths of all members of the body, with <c>[]</c> for items and <c>*</c> for keys of maps.</summary>
    public IEnumerable<string> BodyPaths => PathsOf(Body, string.Empty);

    /// <summary>The paths of the marker in the body, as <c>operationId .path</c>.</summary>
    public IEnumerable<string> Marked => MarksOf(Body, string.Empty).Select(path => $"{Operation.Id} {path}");

    private static IEnumerable<string> MarksOf(JsonNode? node, string path) => node switch
    {
        JsonArray list => list.SelectMany(item => MarksOf(item, path + "[]")),
        JsonObject map => map.SelectMany(member => MarksOf(member.Value, $"{path}.{member.Key}")),
        _ => node?.ToString() == SecretFields.Marker ? [path] : [],
    };

    private static IEnumerable<string> PathsOf(JsonNode? node, string path) => node switch
    {
        null => path.Length == 0 ? [] : [path],
        JsonArray list => list.Count == 0 ? [path + "[]"] : list.SelectMany(item => PathsOf(item, path + "[]")),
        JsonObject map when map.ContainsKey("key") => [path + ".*"],
        JsonObject map => map.SelectMany(member => PathsOf(member.Value, $"{path}.{member.Key}")),
        _ => [path],
    };
}
