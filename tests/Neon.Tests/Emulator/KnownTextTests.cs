using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

/// <summary>The messages and codes of Neon that its clients match, as quoted in public reports.</summary>
public class KnownTextTests
{
    /// <summary>A refused request, and the status, code and message that Neon is known to return.</summary>
    public static TheoryData<string, string, string?, int, string, string> Refusals => new()
    {
        { "POST", "{branches}", """{"branch":{"name":"dev"}}""", 409, "BRANCH_ALREADY_EXISTS", "branch already exists; branch_name:\"dev\"" },
        { "PATCH", "{branch}", """{"branch":{"name":"dev"}}""", 409, "BRANCH_ALREADY_EXISTS", "branch already exists; branch_name:\"dev\"" },
        { "DELETE", "{dev}", null, 422, "", "cannot delete branch that has children: {child}" },
        { "DELETE", "{protected}", null, 422, "", "cannot delete protected branch" },
        { "POST", "{dev}/restore", """{"source_branch_id":"{main}"}""", 422, "", "Branch has children, preserve_under_name is required" },
        { "POST", "{endpoints}", """{"endpoint":{"type":"read_write","branch_id":"{main}"}}""", 409, "", "read_write endpoint already exists" },
        { "PATCH", "{replica}", """{"endpoint":{"branch_id":"{main}"}}""", 409, "", "read_write endpoint already exists" },
        { "POST", "{snapshot}/restore", """{"target_branch_id":"{foreign}"}""", 400, "", "target branch is from another project" },
        { "GET", "/projects", null, 400, "", "org_id is required" },
        { "GET", "{branch}/roles/nobody/reveal_password", null, 404, "", "Role not found" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_has_the_status_code_and_message_of_the_service(
        string method, string path, string? body, int status, string code, string message)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        Dictionary<string, string> names = await PrepareAsync(client);

        JsonNode error = await client.SendAsync(method, Fill(path, names), status, body is null ? null : Fill(body, names));

        Assert.Equal((code, Fill(message, names)), (error.Text("code"), error.Text("message")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("napi_unknown")]
    public async Task A_missing_key_and_an_invalid_key_get_the_same_message(string? key)
    {
        using EmulatorClient client = new() { Key = key };

        JsonNode error = await client.GetAsync("/users/me", 401);

        Assert.Equal(("", "supplied credentials do not pass authentication"), (error.Text("code"), error.Text("message")));
    }

    private static async Task<Dictionary<string, string>> PrepareAsync(EmulatorClient client)
    {
        string dev = await client.AddBranchAsync("dev");
        string child = await client.AddBranchAsync("child", $",\"parent_id\":\"{EmulatorClient.Id(dev)}\"", """[{"type":"read_write"}]""");
        string guarded = await client.AddBranchAsync("guarded", ",\"protected\":true");
        string endpoint = (await client.GetAsync($"{child}/endpoints")).Text("endpoints.0.id");
        string snapshot = (await client.PostAsync($"{client.Branch}/snapshot", 200)).Text("snapshot.id");
        client.Finish();
        JsonNode other = await client.PostAsync("/projects", 201, $$"""{"project":{{client.Own("{}")}}}""");
        client.Finish();
        return new Dictionary<string, string>
        {
            ["{branches}"] = $"{client.Project}/branches",
            ["{branch}"] = client.Branch,
            ["{main}"] = client.BranchId,
            ["{dev}"] = dev,
            ["{child}"] = EmulatorClient.Id(child),
            ["{protected}"] = guarded,
            ["{endpoints}"] = $"{client.Project}/endpoints",
            ["{replica}"] = $"{client.Project}/endpoints/{endpoint}",
            ["{snapshot}"] = $"{client.Project}/snapshots/{snapshot}",
            ["{foreign}"] = other.Text("branch.id"),
        };
    }

    private static string Fill(string text, Dictionary<string, string> names) =>
        names.Aggregate(text, (current, name) => current.Replace(name.Key, name.Value, StringComparison.Ordinal));
}
