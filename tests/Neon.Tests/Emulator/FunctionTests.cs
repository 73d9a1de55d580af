using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Neon.Emulator;
using Neon.Tests.Functions;
using Xunit;

namespace Neon.Tests.Emulator;

public class FunctionTests
{
    [Fact]
    public async Task A_deployment_is_built_over_time_and_keeps_unspecified_settings()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string function = $"{client.Branch}/functions/api";

        JsonNode first = await DeployAsync(client, function, FunctionHost.Archive(), """{"A":"1","B":"2"}""");
        Assert.Equal(("1", "pending", "nodejs24"), (first.Text("deployment.id"), first.Text("deployment.status"), first.Text("deployment.runtime")));
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        JsonNode building = await client.GetAsync(function);
        Assert.Equal("building", building.Text("function.current_deployment.status"));
        Assert.Null(building["function"]!["active_deployment"]);
        client.Finish();

        await DeployAsync(client, function, null, """{"B":"","C":"3"}""");
        JsonNode second = await client.GetAsync(function);
        Assert.Equal(("2", "1"), (second.Text("function.current_deployment.id"), second.Text("function.active_deployment.id")));
        Assert.Equal("""["A","C"]""", second["function"]!["current_deployment"]!["environment"]!.ToJsonString());
        client.Finish();
        Assert.Equal("2", (await client.GetAsync(function)).Text("function.active_deployment.id"));
        Assert.DoesNotContain(client.Emulator.Exchanges, exchange => exchange.Body.Contains('\uFFFD', StringComparison.Ordinal));
        Assert.Empty(client.Emulator.Violations);
    }

    [Fact]
    public async Task An_inherited_function_is_deleted_on_the_child_only()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await DeployAsync(client, $"{client.Branch}/functions/api", FunctionHost.Archive());
        client.Finish();
        string child = await client.AddBranchAsync("dev");
        await client.GetAsync($"{child}/functions/api");

        await client.DeleteAsync($"{child}/functions/api", 204);

        await client.GetAsync($"{child}/functions/api", 404);
        await client.GetAsync($"{client.Branch}/functions/api");
    }

    [Theory]
    [InlineData(false, "the archive has no index.mjs at its root")]
    [InlineData(true, "out of memory")]
    public async Task A_build_fails_without_an_entry_file_or_by_an_injected_fault(bool isTold, string reason)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        if (isTold)
        {
            client.Emulator.Faults.AddToOperation(new OperationFault { Action = "deploy_function", EndsInError = true, Error = reason });
        }

        await DeployAsync(client, $"{client.Branch}/functions/api", FunctionHost.Archive(isTold ? "index.mjs" : "main.mjs"));
        client.Finish();

        JsonNode function = await client.GetAsync($"{client.Branch}/functions/api");
        Assert.Equal(("failed", reason), (function.Text("function.current_deployment.status"), function.Text("function.current_deployment.error")));
    }

    [Theory]
    [InlineData("""{"colour":"red"}""", "body.colour is not known")]
    [InlineData("""{"runtime":"cobol"}""", "body.runtime must be one of")]
    [InlineData("""{"runtime":"nodejs24"}""", "zip is required")]
    [InlineData("""{"environment":"[]"}""", "zip is required")]
    public async Task A_form_is_validated_against_the_contract(string texts, string message)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        using MultipartFormDataContent form = [];
        foreach ((string name, JsonNode? text) in JsonNode.Parse(texts)!.AsObject())
        {
            form.Add(new StringContent((string)text!), name);
        }

        Assert.Contains(message, (await SendAsync(client, $"{client.Branch}/functions/api/deployments", form, 400)).Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1", "not valid form data")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nX: y\r\n\r\n1\r\n--x--", "not valid form data")]
    [InlineData("multipart/form-data", "--x--", "not valid form data")]
    [InlineData("application/json", "{}", "media type 'application/json' is not one of")]
    public async Task A_body_that_is_not_a_form_is_refused(string type, string body, string message)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        using ByteArrayContent content = new(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        Assert.Contains(message, (await SendAsync(client, $"{client.Branch}/functions/api/deployments", content, 400)).Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public void All_parts_of_a_form_are_read()
    {
        byte[] body = "preamble\r\n--x\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\n1\r\n2\r\n--x\r\nContent-Disposition: form-data; name=zip; filename=\"f.zip\"\r\nContent-Type: application/zip\r\n\r\n\r\n--x--\r\n"u8.ToArray();

        IReadOnlyList<FormPart> parts = FormReader.Read(body, "x")!;

        Assert.Equal([("a", null, "1\r\n2"), ("zip", "f.zip", "")], parts.Select(part => (part.Name, part.FileName, part.Text)));
    }

    [Fact]
    public async Task A_form_can_be_sent_over_HTTP()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        byte[] large = FunctionHost.Archive();
        Uri address = client.Emulator.Listen();
        using HttpClient http = new();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", client.Key);
        using MultipartFormDataContent form = FunctionHost.Form(large, """{"A":"1"}""");

        using HttpResponseMessage response = await http.PostAsync(new Uri(address, $"{client.Branch[1..]}/functions/api/deployments"), form);

        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        Assert.Contains($"({large.Length} bytes)", client.Emulator.Exchanges[^1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 3 * * *", "2026-03-02T03:00:00Z")]
    [InlineData("*/15 * * * *", "2026-03-01T12:15:00Z")]
    [InlineData("30 12 * * 7", "2026-03-01T12:30:00Z")]
    [InlineData("0 0 29 2 *", "2028-02-29T00:00:00Z")]
    [InlineData("0 0 13 * 5", "2026-03-06T00:00:00Z")]
    [InlineData("5,10-12 1-3 1 1 *", "2027-01-01T01:05:00Z")]
    [InlineData("0 0 31 2 *", null)]
    public void A_schedule_returns_its_next_occurrence(string cron, string? next) =>
        Assert.Equal(next is null ? null : Wire.ParseTime(next), CronSchedule.Parse(cron)!.Next(EmulatorClient.Start));

    [Theory]
    [InlineData("0 3 * *")]
    [InlineData("60 * * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * * * MON")]
    [InlineData("*/0 * * * *")]
    [InlineData("5-1 * * * *")]
    public void An_invalid_schedule_is_not_parsed(string cron) => Assert.Null(CronSchedule.Parse(cron));

    internal static async Task<JsonNode> DeployAsync(EmulatorClient client, string function, byte[]? archive, string? environment = null)
    {
        using MultipartFormDataContent form = FunctionHost.Form(archive, environment);
        return await SendAsync(client, function + "/deployments", form, 201);
    }

    private static async Task<JsonNode> SendAsync(EmulatorClient client, string path, HttpContent content, int status)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v2{path}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", client.Key);
        using HttpResponseMessage response = await client.Http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
