using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A VPC endpoint of an organization.</summary>
internal sealed record VpcEndpointState(string Region, string Id, string Label, DateTimeOffset AssignedAt)
{
    // How long it takes until Neon has accepted the connection.
    private static readonly TimeSpan Acceptance = TimeSpan.FromMinutes(1);

    public JsonObject ToJson() => new() { ["vpc_endpoint_id"] = Id, ["label"] = Label };

    public JsonObject ToListItem()
    {
        JsonObject json = ToJson();
        json["region_id"] = Region;
        return json;
    }

    public JsonObject ToDetails(DateTimeOffset now, IReadOnlyList<string> restrictedProjects)
    {
        JsonObject json = ToJson();
        json["state"] = now < AssignedAt + Acceptance ? "new" : "accepted";
        json["num_restricted_projects"] = restrictedProjects.Count;
        json["example_restricted_projects"] = new JsonArray([.. restrictedProjects.Take(3)]);
        return json;
    }
}
