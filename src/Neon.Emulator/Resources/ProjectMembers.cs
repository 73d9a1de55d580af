using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The roles of an organization's members in its projects.</summary>
internal static class ProjectMembers
{
    private const int DefaultLimit = 100;

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectMembers", List);
        handlers.Add("setProjectMemberRole", SetRole);
        handlers.Add("removeProjectMemberRole", RemoveRole);
    }

    private static JsonObject List(RequestContext context)
    {
        ProjectState project = context.Project();
        IEnumerable<ProjectMemberState> members = ProjectMemberState.Of(project.Organization);
        if (context.Text("cursor") is { } cursor)
        {
            members = members.SkipWhile(member => member.Id != cursor).Skip(1);
        }

        List<ProjectMemberState> page = Paging.Page(members, context.Limit(DefaultLimit), out bool more);
        return new JsonObject
        {
            ["project_members"] = Wire.Array(page.Select(member => ToListItem(project, member))),
        }
        .WithNext(more ? page[^1].Id : null, "email", "asc");
    }

    private static JsonObject SetRole(RequestContext context)
    {
        ProjectState project = context.Project();
        ProjectMemberState member = Get(context, project);
        string? before = project.MemberRoles.GetValueOrDefault(member.Id);
        string role = context.Body.String("role")!;
        if (IsSelf(context, member) && member.IsLess(role, than: before) && !context.Flag("confirm_self_demotion"))
        {
            throw ApiException.Unprocessable("this lowers your own role for the project: confirm_self_demotion is required");
        }

        project.MemberRoles[member.Id] = role;
        return Respond(project, member, before);
    }

    private static JsonObject RemoveRole(RequestContext context)
    {
        ProjectState project = context.Project();
        ProjectMemberState member = Get(context, project);
        string? before = project.MemberRoles.GetValueOrDefault(member.Id);
        project.MemberRoles.Remove(member.Id);
        return Respond(project, member, before);
    }

    private static ProjectMemberState Get(RequestContext context, ProjectState project) =>
        ProjectMemberState.Of(project.Organization).FirstOrDefault(member => member.Id == context.Path("member_id"))
        ?? throw ApiException.NotFound("project member not found");

    private static bool IsSelf(RequestContext context, ProjectMemberState member) =>
        context.Key.Kind == EmulatorKeyKind.Personal && member.UserId == context.Store.User.Id;

    private static JsonObject ToListItem(ProjectState project, ProjectMemberState member)
    {
        string? role = project.MemberRoles.GetValueOrDefault(member.Id);
        JsonObject json = member.ToJson(role);
        json["grant_source"] = role is not null ? "explicit"
            : member.OrgRole == MemberState.Admin ? "org_admin_override"
            : "org_role_default";
        return json;
    }

    /// <summary>The member after a change. A member who has lost rights may still know secrets.</summary>
    private static JsonObject Respond(ProjectState project, ProjectMemberState member, string? before)
    {
        string? role = project.MemberRoles.GetValueOrDefault(member.Id);
        bool hasLost = member.IsLess(role, than: before);
        JsonObject json = member.ToJson(role);
        json["project_id"] = project.Id;
        json["credential_rotation_recommended"] = hasLost;
        json["org_api_key_rotation_recommended"] = hasLost && member.LevelWith(before) == "ADMIN";
        return json;
    }
}
