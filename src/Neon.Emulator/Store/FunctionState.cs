using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A function of a branch with its deployments, oldest first.</summary>
internal sealed class FunctionState
{
    public required string Id { get; init; }

    public required string Slug { get; init; }

    public string? Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public List<DeploymentState> Deployments { get; } = [];

    public DeploymentState? Active(DateTimeOffset now) =>
        Deployments.FindLast(deployment => deployment.States.Current(now) == DeploymentState.Completed);

    public JsonObject ToJson(BranchState branch, Region region, DateTimeOffset now) => new JsonObject
    {
        ["id"] = Id,
        ["slug"] = Slug,
        ["name"] = Name ?? Slug,
        ["invocation_url"] = $"https://{Host(branch, region)}/",
        ["created_at"] = Wire.Time(CreatedAt),
    }
    .AddCopy("current_deployment", Deployments.LastOrDefault()?.ToJson(now))
    .AddCopy("active_deployment", Active(now)?.ToJson(now));

    public string Host(BranchState branch, Region region) => $"{branch.Id}-{Slug}.compute.{region.ProxyHost}";
}
