using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The key sets whose tokens a project accepts.</summary>
internal static class JwksUrls
{
    private static readonly string[] DefaultRoles = ["authenticator", "authenticated", "anonymous"];

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("getProjectJWKS", context => new JsonObject
        {
            ["jwks"] = Wire.Array(context.Project().Jwks.Values.Select(jwks => jwks.ToJson())),
        });
        handlers.Add("addProjectJWKS", Add, status: 201);
        handlers.Add("deleteProjectJWKS", context => context.Project().Jwks.Remove(context.Path("jwks_id"), out JwksState? removed)
            ? removed.ToJson()
            : throw ApiException.NotFound("JWKS not found"));
    }

    private static JsonObject Add(RequestContext context)
    {
        ProjectState project = context.Project();
        string url = context.Body.String("jwks_url")!;
        BranchState? branch = context.Body.String("branch_id") is { } id ? RequestContext.Branch(project, id) : null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || address.Scheme != Uri.UriSchemeHttps)
        {
            throw ApiException.BadRequest("jwks_url must be an https URL");
        }

        if (project.Jwks.Values.Any(jwks => jwks.Url == url && jwks.BranchId == branch?.Id))
        {
            throw ApiException.Conflict($"JWKS URL '{url}' already exists");
        }

        JwksState added = new(
            context.Store.Ids.Uuid(), project.Id, branch?.Id, url, context.Body.String("provider_name")!, context.Now)
        {
            Audience = context.Body.String("jwt_audience"),
            RoleNames = context.Body["role_names"] is JsonArray roles ? [.. roles.Select(role => role!.GetValue<string>())] : DefaultRoles,
        };
        project.Jwks.Add(added.Id, added);
        BranchState[] branches = branch is null ? [.. project.LiveBranches] : [branch];
        return new JsonObject
        {
            ["jwks"] = added.ToJson(),
            ["operations"] = context.ToJson([.. branches.SelectMany(each => Endpoints.ApplyConfig(context, project, each))]),
        };
    }
}
