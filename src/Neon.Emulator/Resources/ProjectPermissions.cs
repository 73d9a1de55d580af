using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Access to projects that is granted to email addresses.</summary>
internal static class ProjectPermissions
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectPermissions", context => new JsonObject
        {
            ["project_permissions"] = Wire.Array(context.Project().Permissions.Values.Select(permission => permission.ToJson())),
        });
        handlers.Add("grantPermissionToProject", Grant);
        handlers.Add("revokePermissionFromProject", Revoke);
    }

    private static JsonObject Grant(RequestContext context)
    {
        ProjectState project = context.Project();
        string email = context.Body.String("email")!;
        if (project.Permissions.Values.Any(permission =>
            permission.RevokedAt is null && permission.Email.Equals(email, StringComparison.OrdinalIgnoreCase)))
        {
            throw ApiException.Conflict($"access to the project is already granted to '{email}'");
        }

        ProjectPermissionState granted = new(context.Store.Ids.Uuid(), email, context.Now);
        project.Permissions.Add(granted.Id, granted);
        return granted.ToJson();
    }

    private static JsonObject Revoke(RequestContext context)
    {
        ProjectState project = context.Project();
        if (!project.Permissions.TryGetValue(context.Path("permission_id"), out ProjectPermissionState? permission)
            || permission.RevokedAt is not null)
        {
            throw ApiException.NotFound("permission not found");
        }

        ProjectPermissionState revoked = permission with { RevokedAt = context.Now };
        project.Permissions[revoked.Id] = revoked;
        return revoked.ToJson();
    }
}
