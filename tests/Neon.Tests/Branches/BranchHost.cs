using System.Text.Json;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>What tests of branches prepare and check.</summary>
internal static class BranchHost
{
    /// <summary>
    /// Creates a branch without a compute and without using the module, waits until it is ready, and clears the recorded
    /// requests.
    /// </summary>
    public static string AddBranch(this NeonHost host, SeededProject project, string name, string? parentId = null, string annotation = "{}")
    {
        var parent = parentId is null ? string.Empty : $",\"parent_id\":\"{parentId}\"";
        var created = host.Send(
            HttpMethod.Post,
            $"projects/{project.ProjectId}/branches",
            $$"""{"branch":{"name":"{{name}}"{{parent}}},"annotation_value":{{annotation}}}""");
        host.Settle();
        return created.GetProperty("branch").GetProperty("id").GetString()!;
    }

    /// <summary>Reads a branch as a user would pipe it, and clears the recorded requests.</summary>
    public static Branch Read(this NeonHost host, SeededProject project, string branchId)
    {
        var branch = Assert.Single(host.Get<Branch>($"Get-NeonBranch {branchId} -Project {project.ProjectId}"));
        host.Forget();
        return branch;
    }

    /// <summary>Completes all operations and clears the recorded requests.</summary>
    public static void Settle(this NeonHost host)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        host.Forget();
    }

    /// <summary>The current branch, read without using the module; null if there is none with that name.</summary>
    public static JsonElement? Stored(this NeonHost host, SeededProject project, string name)
    {
        var found = host.Send(HttpMethod.Get, $"projects/{project.ProjectId}/branches").GetProperty("branches").EnumerateArray()
            .Where(branch => branch.GetProperty("name").GetString() == name)
            .ToArray();
        return found.Length == 0 ? null : found[0];
    }

    /// <summary>The requests that change something.</summary>
    public static string[] Changes(this NeonHost host) =>
        [.. host.Requests.Where(request => !request.StartsWith("GET", StringComparison.Ordinal))];

    /// <summary>The body of the only request that changes something.</summary>
    public static string ChangeBody(this NeonHost host) =>
        Assert.Single(host.Emulator.Exchanges, exchange => exchange.Method != "GET").Body;
}
