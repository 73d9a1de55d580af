using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

/// <summary>The limits of an organization's plan: Neon responds with 422 and its own code to anything beyond them.</summary>
public class PlanTests
{
    [Theory]
    [InlineData("free_v3", 10)]
    [InlineData("launch_v3", 5000)]
    public async Task A_project_can_have_as_many_branches_as_the_plan_allows(string plan, int limit)
    {
        using EmulatorClient client = await WithPlanAsync(plan);
        client.Emulator.AddBranches(client.ProjectId, limit - 2);
        string last = await client.AddBranchAsync("last");

        await RefusesAsync(client, $"{client.Project}/branches", "{}", "BRANCHES_LIMIT_EXCEEDED", "branches limit exceeded");
        await client.DeleteAsync(last);
        client.Finish();
        await client.AddBranchAsync("another");
    }

    [Theory]
    [InlineData("free_v3", 3)]
    [InlineData("launch_v3", 5)]
    [InlineData("scale_v3", 25)]
    public async Task A_project_can_have_as_many_root_branches_as_the_plan_allows(string plan, int limit)
    {
        using EmulatorClient client = await WithPlanAsync("scale_v3");
        string snapshot = (await client.PostAsync($"{client.Branch}/snapshot", 200)).Text("snapshot.id");
        client.Finish();
        client.Emulator.SetPlan(client.Emulator.OrganizationId, plan);
        for (int count = 1; count < limit; count++)
        {
            await client.AddBranchAsync($"root-{count}", ",\"init_source\":\"schema-only\"");
        }

        const string message = "root branches limit exceeded";
        await RefusesAsync(
            client, $"{client.Project}/branches", """{"branch":{"init_source":"schema-only"}}""", "ROOT_BRANCHES_LIMIT_EXCEEDED", message);
        await RefusesAsync(client, $"{client.Project}/snapshots/{snapshot}/restore", "{}", "ROOT_BRANCHES_LIMIT_EXCEEDED", message);
        await client.AddBranchAsync("child");
    }

    [Theory]
    [InlineData("free_v3", 0)]
    [InlineData("launch_v3", 2)]
    [InlineData("scale_v3", 5)]
    public async Task A_project_can_have_as_many_protected_branches_as_the_plan_allows(string plan, int limit)
    {
        using EmulatorClient client = await WithPlanAsync(plan);
        for (int count = 0; count < limit; count++)
        {
            await client.AddBranchAsync($"guarded-{count}", ",\"protected\":true");
        }

        const string message = "protected branches limit exceeded";
        await RefusesAsync(client, $"{client.Project}/branches", """{"branch":{"protected":true}}""", "BRANCHES_PROTECTED_LIMIT_EXCEEDED", message);
        Assert.Equal(message, (await client.PatchAsync(client.Branch, 422, """{"branch":{"protected":true}}""")).Text("message"));
    }

    [Theory]
    [InlineData("free_v3", 1)]
    [InlineData("launch_v3", 100)]
    public async Task A_project_can_have_as_many_manual_snapshots_as_the_plan_allows(string plan, int limit)
    {
        using EmulatorClient client = await WithPlanAsync(plan);
        for (int count = 0; count < limit; count++)
        {
            await client.PostAsync($"{client.Branch}/snapshot", 200);
            client.Finish();
        }

        JsonNode error = await client.PostAsync($"{client.Branch}/snapshot", 422);

        Assert.Equal("SNAPSHOTS_LIMIT_EXCEEDED", error.Text("code"));
        Assert.Equal("manual snapshots limit exceeded", error.Text("message"));
        client.Emulator.SetPlan(client.Emulator.OrganizationId, "scale_v3");
        await client.PostAsync($"{client.Branch}/snapshot", limit == 1 ? 200 : 422);
    }

    [Theory]
    [InlineData("free_v3", 100)]
    [InlineData("launch_v3", 100)]
    [InlineData("scale_v3", 1000)]
    public async Task An_account_shows_the_limits_of_its_plan(string plan, int projects)
    {
        using EmulatorClient client = await WithPlanAsync(plan);

        JsonNode user = await client.GetAsync("/users/me");

        Assert.Equal((plan, $"{projects}"), (user.Text("plan"), user.Text("projects_limit")));
        JsonNode owner = (await client.GetAsync(client.Project)).At("project.owner")!;
        Assert.Equal((plan, user.Text("branches_limit")), (owner.Text("subscription_type"), owner.Text("branches_limit")));
        Assert.Equal(plan == "free_v3" ? "2" : "16", user.Text("max_autoscaling_limit"));
    }

    [Fact]
    public async Task An_organization_has_a_project_limit_that_excludes_deleted_projects()
    {
        using EmulatorClient client = await WithPlanAsync("launch_v3");
        client.Emulator.SetProjectLimit(client.Emulator.OrganizationId, 1);
        string body = $$"""{"project":{{client.Own("{}")}}}""";

        await RefusesAsync(client, "/projects", body, "PROJECTS_LIMIT_EXCEEDED", "user projects limit of 1 exceeded, got 1");
        await client.DeleteAsync(client.Project);
        await client.PostAsync("/projects", 201, body);
        await RefusesAsync(client, $"{client.Project}/recover", null, "PROJECTS_LIMIT_EXCEEDED", "user projects limit of 1 exceeded, got 1");
    }

    [Theory]
    [InlineData("roles", "ROLES_LIMIT_EXCEEDED", """{"role":{"name":"NAME"}}""")]
    [InlineData("databases", "DATABASES_LIMIT_EXCEEDED", """{"database":{"name":"NAME","owner_name":"neondb_owner"}}""")]
    public async Task A_branch_can_have_500_roles_and_500_databases(string list, string code, string body)
    {
        using EmulatorClient client = await WithPlanAsync("launch_v3");
        for (int count = 1; count < 500; count++)
        {
            await client.PostAsync($"{client.Branch}/{list}", 201, body.Replace("NAME", $"n{count}", StringComparison.Ordinal));
            client.Finish();
        }

        await RefusesAsync(
            client, $"{client.Branch}/{list}", body.Replace("NAME", "more", StringComparison.Ordinal), code, $"{list} limit exceeded");
    }

    [Theory]
    [InlineData("free_v3", 412)]
    [InlineData("launch_v3", 200)]
    public async Task The_suspend_timeout_cannot_be_set_on_the_free_plan(string plan, int status)
    {
        using EmulatorClient client = await WithPlanAsync(plan);
        const string setting = "\"suspend_timeout_seconds\":600";
        foreach ((string method, string path, string body) in new[]
        {
            ("PATCH", client.Endpoint, $$"""{"endpoint":{{{setting}}} }"""),
            ("PATCH", client.Project, $$"""{"project":{"default_endpoint_settings":{{{setting}}} } }"""),
            ("POST", $"{client.Project}/endpoints", $$"""{"endpoint":{"type":"read_only","branch_id":"{{client.BranchId}}",{{setting}}} }"""),
            ("POST", $"{client.Project}/branches", $$"""{"endpoints":[{"type":"read_write",{{setting}}}]}"""),
            ("POST", "/projects", $$"""{"project":{{client.Own($$"""{"default_endpoint_settings":{{{setting}}} }""")}}}"""),
        })
        {
            JsonNode response = await client.SendAsync(method, path, status == 200 && method == "POST" ? 201 : status, body);
            client.Finish();
            if (status == 412)
            {
                Assert.Equal("modifying the suspend interval is not permitted on this account", response.Text("message"));
            }
        }
    }

    [Theory]
    [InlineData("launch_v3", 0.25, 2, 201)]
    [InlineData("launch_v3", 0.5, 8, 201)]
    [InlineData("launch_v3", 8, 16, 201)]
    [InlineData("launch_v3", 16, 16, 201)]
    [InlineData("scale_v3", 56, 56, 201)]
    [InlineData("launch_v3", 0.3, 0.3, 400)]
    [InlineData("launch_v3", 0.25, 1.5, 400)]
    [InlineData("launch_v3", 0.25, 16, 400)]
    [InlineData("scale_v3", 16, 17, 400)]
    [InlineData("scale_v3", 57, 57, 400)]
    [InlineData("launch_v3", 17, 17, 422)]
    [InlineData("free_v3", 0.25, 3, 422)]
    public async Task A_compute_must_have_a_valid_size_allowed_by_the_plan(string plan, double min, double max, int status)
    {
        using EmulatorClient client = await WithPlanAsync(plan);
        string limits = string.Create(CultureInfo.InvariantCulture, $"\"autoscaling_limit_min_cu\":{min},\"autoscaling_limit_max_cu\":{max}");
        string compute = $$"""{"type":"read_only",{{limits}}}""";

        foreach ((string method, string path, string body) in new[]
        {
            ("POST", $"{client.Project}/endpoints", $$"""{"endpoint":{"type":"read_only","branch_id":"{{client.BranchId}}",{{limits}}} }"""),
            ("PATCH", client.Endpoint, $$"""{"endpoint":{{{limits}}} }"""),
            ("POST", $"{client.Project}/branches", $$"""{"endpoints":[{{compute}}]}"""),
            ("PATCH", client.Project, $$"""{"project":{"default_endpoint_settings":{{{limits}}} } }"""),
            ("POST", "/projects", $$"""{"project":{{client.Own($$"""{"default_endpoint_settings":{{{limits}}} }""")}}}"""),
        })
        {
            int expected = status == 201 && method == "PATCH" ? 200 : status;
            JsonNode response = await client.SendAsync(method, path, expected, body);
            client.Finish();
            Assert.True(status == 201 || response.Text("message").Contains("_cu", StringComparison.Ordinal), response.ToJsonString());
        }
    }

    [Fact]
    public async Task An_organization_at_its_limit_cannot_accept_a_project()
    {
        using EmulatorClient client = await WithPlanAsync("launch_v3");
        string other = client.Emulator.OrganizationIds[1];
        string request = (await client.PostAsync($"{client.Project}/transfer_requests", 201)).Text("id");
        client.Emulator.SetProjectLimit(other, 0);

        JsonNode refusal = await client.SendAsync("PUT", $"{client.Project}/transfer_requests/{request}", 406, $$"""{"org_id":"{{other}}"}""");

        Assert.Equal("PROJECTS_LIMIT_EXCEEDED", refusal.Text("reasons.0.code"));
        Assert.Equal(client.Emulator.OrganizationId, (await client.GetAsync(client.Project)).Text("project.org_id"));
        client.Emulator.SetProjectLimit(other, 1);
        await client.SendAsync("PUT", $"{client.Project}/transfer_requests/{request}", 204, $$"""{"org_id":"{{other}}"}""");
    }

    private static async Task<EmulatorClient> WithPlanAsync(string plan)
    {
        EmulatorClient client = await EmulatorClient.WithProjectAsync(clock => new Neon.Emulator.EmulatorOptions
        {
            Clock = clock,
            RequestsPerMinute = null,
            RequestsPerSecondPerRoute = null,
        });
        client.Emulator.SetPlan(client.Emulator.OrganizationId, plan);
        return client;
    }

    private static async Task RefusesAsync(EmulatorClient client, string path, string? body, string code, string message)
    {
        JsonNode error = await client.PostAsync(path, 422, body);
        Assert.Equal((code, message), (error.Text("code"), error.Text("message")));
    }
}
