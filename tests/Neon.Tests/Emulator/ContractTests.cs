using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Neon.Emulator;
using Neon.Tests.Contract;
using Xunit;

namespace Neon.Tests.Emulator;

public class ContractTests
{
    [Fact]
    public void Every_operation_called_by_the_module_has_a_handler()
    {
        using NeonEmulator emulator = new();

        Assert.Empty(TypedCall.All.Select(group => group.Key).Except(emulator.Operations));
        Assert.All(emulator.Operations, id => Assert.Contains(id, ApiContract.Current.Operations.Keys));
    }

    [Fact]
    public async Task A_missing_operation_is_reported()
    {
        using EmulatorClient client = new();

        // A deprecated operation.
        JsonNode error = await client.GetAsync("/projects/p/auth/integrations", 501);

        Assert.Contains("listNeonAuthIntegrations", error.Text("message"), StringComparison.Ordinal);
        Assert.Empty(client.Emulator.Violations);
    }

    [Theory]
    [InlineData("GET", "/nowhere")]
    [InlineData("PUT", "/projects")]
    [InlineData("GET", "")]
    public async Task An_unknown_route_is_404(string method, string path)
    {
        using EmulatorClient client = new();

        Assert.Contains("unknown route", (await client.SendAsync(method, path, 404)).Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_outside_the_base_path_are_unknown()
    {
        using EmulatorClient client = new();
        using HttpRequestMessage request = new(HttpMethod.Get, "/regions");
        request.Headers.Add("Authorization", $"Bearer {client.Key}");

        using HttpResponseMessage response = await client.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task An_empty_path_segment_is_redirected()
    {
        using EmulatorClient client = new();

        using HttpResponseMessage response = await client.RawAsync("GET", "/projects//branches");

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal("/api/v2/projects/branches", response.Headers.Location!.ToString());
    }

    /// <summary>A redirect leads to the path without empty segments, keeps the query, and is never followed by another one.</summary>
    [Theory]
    [InlineData("/api/v2//projects", "/api/v2/projects")]
    [InlineData("//api/v2//projects?limit=1&search=a%20b%26c", "/api/v2/projects?limit=1&search=a%20b%26c")]
    [InlineData("//api/v2//", "/api/v2")]
    [InlineData("/api//v2/auth", "/api/v2/auth")]
    [InlineData("/api/v2/projects/", "/api/v2/projects")]
    [InlineData("/api/v2/", "/api/v2")]
    [InlineData("//elsewhere.example.com/projects", "/elsewhere.example.com/projects")]
    [InlineData("//", "/")]
    public async Task Empty_path_segments_are_redirected_once(string target, string location)
    {
        using EmulatorClient client = new();
        using HttpMessageInvoker wire = new(client.Emulator.CreateHandler());

        using HttpResponseMessage redirect = await wire.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://emulator.test" + target), CancellationToken.None);
        using HttpResponseMessage next = await wire.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://emulator.test" + location), CancellationToken.None);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, redirect.StatusCode);
        Assert.Equal(location, redirect.Headers.Location!.OriginalString);
        Assert.NotEqual(HttpStatusCode.TemporaryRedirect, next.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/regions?colour=red", null, "query parameter colour is not known")]
    [InlineData("GET", "/projects?limit=ten", null, "query parameter limit must be an integer")]
    [InlineData("GET", "/projects?recoverable=maybe", null, "query parameter recoverable must be a boolean")]
    [InlineData("GET", "/projects?limit=1&limit=2", null, "query parameter limit is specified 2 times")]
    [InlineData("GET", "/projects/NotAnId", null, "path parameter project_id does not match")]
    [InlineData("POST", "/projects", null, "a request body is required")]
    [InlineData("POST", "/projects", "{", "not valid JSON")]
    [InlineData("POST", "/projects", "{}", "body.project is required")]
    [InlineData("POST", "/projects", """{"project":{"colour":"red"}}""", "body.project.colour is not known")]
    [InlineData("POST", "/projects", """{"project":{"name":""}}""", "body.project.name has 0 characters")]
    [InlineData("POST", "/projects", """{"project":{"pg_version":"17"}}""", "body.project.pg_version must be an integer")]
    [InlineData("POST", "/projects", """{"project":{"pg_version":20}}""", "body.project.pg_version is 20, outside 14..19")]
    [InlineData("POST", "/projects/a/branches/b/set_as_default", "{}", "has no request body")]
    public async Task A_request_outside_the_contract_is_refused_and_recorded(string method, string path, string? body, string message)
    {
        using EmulatorClient client = new();

        Assert.Contains(message, (await client.SendAsync(method, path, 400, body)).Text("message"), StringComparison.Ordinal);
        Assert.Contains(message, Assert.Single(client.Emulator.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_must_have_the_JSON_content_type()
    {
        using EmulatorClient client = new();
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v2/projects") { Content = new StringContent("{}") };
        request.Headers.Add("Authorization", $"Bearer {client.Key}");

        using HttpResponseMessage response = await client.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("text/plain", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"surprise":1}""", 200, "EMULATOR_CONTRACT_VIOLATION", "body.surprise is not known")]
    [InlineData("""{"data":"x"}""", 200, "EMULATOR_CONTRACT_VIOLATION", "body.data must be an array")]
    [InlineData("""{"data":[]}""", 202, "EMULATOR_CONTRACT_VIOLATION", "status 202 is not documented")]
    [InlineData("null", 200, "EMULATOR_CONTRACT_VIOLATION", "needs a body")]
    [InlineData("oops", 200, "EMULATOR_ERROR", "invalid start")]
    public async Task A_response_outside_the_contract_is_never_sent(string body, int status, string code, string message)
    {
        using EmulatorClient client = new();
        // A deprecated operation: the emulator itself returns 501.
        client.Emulator.Handlers.AddReply(
            "listNeonAuthIntegrations", _ => OutgoingReply.Json(status, JsonNode.Parse(body)));

        JsonNode error = await client.GetAsync("/projects/p/auth/integrations", 500);

        Assert.Equal(code, error.Text("code"));
        Assert.Contains(message, error.Text("message"), StringComparison.Ordinal);
        Assert.Single(client.Emulator.Violations);
    }

    [Theory]
    [InlineData("{'type':'string','format':'date-time'}", "'2026-03-01T12:00:00Z'", "'yesterday'")]
    [InlineData("{'type':'string','format':'uuid'}", "'00000000-0000-0000-0000-000000000000'", "'nil'")]
    [InlineData("{'type':'string','format':'email'}", "'ada@example.com'", "'Ada <ada@example.com>'")]
    [InlineData("{'type':'string','format':'uri'}", "'https://example.com'", "'/relative'")]
    [InlineData("{'type':'string','pattern':'^[a-z]+$'}", "'abc'", "'ABC'")]
    [InlineData("{'type':'string','minLength':2,'maxLength':3}", "'abc'", "'abcd'")]
    [InlineData("{'type':'string','enum':['a','b']}", "'a'", "'c'")]
    [InlineData("{'type':'string'}", "'a'", "null")]
    [InlineData("{'type':'string','nullable':true}", "null", "1")]
    [InlineData("{'type':'integer'}", "3", "3.5")]
    [InlineData("{'type':'integer','format':'int32'}", "2147483647", "2147483648")]
    [InlineData("{'type':'number','minimum':0.25}", "0.25", "0.2")]
    [InlineData("{'type':'boolean'}", "true", "'true'")]
    [InlineData("{'type':'array','items':{'type':'integer'},'minItems':1}", "[1]", "[]")]
    [InlineData("{'type':'array','items':{'type':'integer'}}", "[1]", "['a']")]
    [InlineData("{'type':'object','properties':{'a':{'type':'string'}},'required':['a']}", "{'a':'x'}", "{}")]
    [InlineData("{'type':'object','properties':{'a':{'type':'string'}}}", "{}", "{'b':1}")]
    [InlineData("{'type':'object','additionalProperties':{'type':'string'}}", "{'b':'x'}", "{'b':1}")]
    [InlineData("{'type':'object'}", "{'anything':1}", "[]")]
    [InlineData("{'allOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}]}", "{'a':1,'b':2}", "{'a':1,'c':2}")]
    [InlineData("{'oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}]}", "{'a':1}", "{'c':1}")]
    [InlineData("{'oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}]}", "{'b':1}", "{}")]
    public void Values_are_validated_against_their_schema(string schema, string good, string bad)
    {
        Dictionary<string, Schema> components = new()
        {
            ["A"] = Read("{'type':'object','properties':{'a':{'type':'integer'}}}"),
            ["B"] = Read("{'type':'object','properties':{'b':{'type':'integer'}}}"),
        };
        SchemaValidator validator = new(components);

        Assert.Empty(Validate(good));
        Assert.NotEmpty(Validate(bad));

        IReadOnlyList<string> Validate(string value) =>
            validator.Validate(Parse(value), Read(schema), "value");
    }

    [Fact]
    public void Branch_recovery_is_part_of_the_contract()
    {
        RouteMatch match = ApiContract.Current.Match("POST", ["projects", "p", "branches", "b", "recover"])!;

        Assert.Equal("recoverProjectBranch", match.Operation.Id);
    }

    /// <summary>Counted in the file itself, so that an operation that is not read is noticed.</summary>
    [Fact]
    public void Every_operation_in_the_file_is_read() => Assert.Equal(
        ContractFile.Current.Operations.Keys.Order(StringComparer.Ordinal),
        ApiContract.Current.Operations.Keys.Order(StringComparer.Ordinal));

    private static Schema Read(string schema) => Schema.Parse(Parse(schema));

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json.Replace('\'', '"'));
        return document.RootElement.Clone();
    }
}
