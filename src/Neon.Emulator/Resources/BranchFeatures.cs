using System.Net;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Features of a branch besides Postgres: object storage and the AI gateway. In the emulator, every branch has both.</summary>
internal static class BranchFeatures
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.AddReply("getProjectBranchStorage", context => Respond(context, "STORAGE_NOT_ENABLED", (project, branch) => new JsonObject
        {
            ["enabled"] = true,
            ["s3_endpoint"] = $"https://{branch.Id}.storage.{project.Region.ProxyHost}",
            ["region"] = project.Region.Id[(project.Region.Id.IndexOf('-', StringComparison.Ordinal) + 1)..],
            ["force_path_style"] = true,
        }));
        handlers.AddReply("getProjectBranchAiGateway", context => Respond(context, "AI_GATEWAY_NOT_ENABLED", (project, branch) => new JsonObject
        {
            ["enabled"] = true,
            ["base_url"] = $"https://{branch.Id}-api.ai.{project.Region.ProxyHost}",
        }));
    }

    /// <summary>Both return a special error if the branch is not found.</summary>
    private static OutgoingReply Respond(RequestContext context, string code, Func<ProjectState, BranchState, JsonObject> feature)
    {
        try
        {
            ProjectState project = context.Project();
            return OutgoingReply.Json(200, feature(project, context.Branch(project)));
        }
        catch (ApiException missing) when (missing.Status == HttpStatusCode.NotFound)
        {
            return OutgoingReply.Json(404, new JsonObject { ["code"] = code, ["message"] = missing.Message, ["reason"] = "branch_not_found" });
        }
    }
}
