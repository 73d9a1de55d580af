using System.Text.Json.Nodes;

namespace Neon.Tests.Contract;

/// <summary>What a change sends and its response repeats, by operation: the path in the request and the path in the response.</summary>
/// <param name="Sent">The path in the body; for a parameter of the query or the route, its name without a dot.</param>
/// <param name="Received">The path in the response.</param>
/// <param name="IsParent">Whether it is the parent of the resource, not its name.</param>
internal sealed record EchoedMember(string Sent, string Received, bool IsParent = false)
{
    public static IReadOnlyDictionary<string, EchoedMember[]> All { get; } = new Dictionary<string, EchoedMember[]>
    {
        ["createProject"] =
        [
            new(".project.name", ".project.name"), new(".project.region_id", ".project.region_id"), new(".project.branch.name", ".branch.name"),
            new(".project.org_id", ".project.org_id", true),
        ],
        ["updateProject"] = [new(".project.name", ".project.name")],
        ["addProjectJWKS"] = [new(".branch_id", ".jwks.branch_id", true)],
        ["createProjectBranch"] = [new(".branch.name", ".branch.name"), new(".branch.parent_id", ".branch.parent_id", true)],
        ["createProjectBranchAnonymized"] = [new(".branch_create.branch.name", ".branch.name"), new(".branch_create.branch.parent_id", ".branch.parent_id", true)],
        ["updateProjectBranch"] = [new(".branch.name", ".branch.name")],
        ["restoreSnapshot"] = [new(".name", ".branch.name")],
        ["createProjectBranchDatabase"] = [new(".database.name", ".database.name")],
        ["updateProjectBranchDatabase"] = [new(".database.name", ".database.name")],
        ["createProjectBranchRole"] = [new(".role.name", ".role.name")],
        ["createProjectEndpoint"] =
        [
            new(".endpoint.name", ".endpoint.name"), new(".endpoint.region_id", ".endpoint.region_id"), new(".endpoint.branch_id", ".endpoint.branch_id", true),
        ],
        ["updateProjectEndpoint"] = [new(".endpoint.name", ".endpoint.name")],
        ["createApiKey"] = [new(".key_name", ".name")],
        ["createOrgApiKey"] = [new(".key_name", ".name"), new(".project_id", ".project_id", true)],
        ["createSnapshot"] = [new("name", ".snapshot.name"), new("branch_id", ".snapshot.source_branch_id", true)],
        ["updateSnapshot"] = [new(".snapshot.name", ".snapshot.name")],
        ["createProjectBranchBucket"] = [new(".name", ".bucket.name")],
        ["createCredential"] = [new(".name", ".name")],
        ["updateProjectBranchFunction"] = [new(".name", ".function.name")],
        ["createProjectBranchTrigger"] = [new(".name", ".trigger.name")],
        ["updateProjectBranchTrigger"] = [new(".name", ".trigger.name")],
        ["addBranchNeonAuthOauthProvider"] = [new(".id", ".id", true)],
        ["updateNeonAuthConfig"] = [new(".name", ".name")],
    };

    /// <summary>Makes a response repeat what its request sent; reports the path and the value of each.</summary>
    public static IReadOnlyDictionary<string, string> Agree(JsonNode response, ContractOperation operation, string path, JsonNode? body)
    {
        var set = new Dictionary<string, string>();
        foreach (var member in All.GetValueOrDefault(operation.Id) ?? [])
        {
            if (member.In(operation, path, body) is { } value)
            {
                JsonPlaces.At(response, member.Received, (parent, name) =>
                {
                    parent[name] = value;
                    set[member.Received] = value;
                });
            }
        }

        return set;
    }

    private string? In(ContractOperation operation, string path, JsonNode? body)
    {
        if (Sent.StartsWith('.'))
        {
            string? sent = null;
            JsonPlaces.At(body, Sent, (parent, name) => sent = parent[name]?.ToString());
            return sent;
        }

        var at = Array.IndexOf(operation.Path.Split('/'), $"{{{Sent}}}");
        return at < 0 ? SampleServer.Word : Uri.UnescapeDataString(path.Split('/')[at]);
    }
}
