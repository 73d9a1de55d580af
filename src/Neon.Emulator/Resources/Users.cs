using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The current user.</summary>
internal static class Users
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("getAuthDetails", context => new JsonObject
        {
            ["account_id"] = context.Key.AccountId,
            ["auth_method"] = context.Key.Kind == EmulatorKeyKind.Personal ? "api_key_user" : "api_key_org",
        });
        handlers.Add("getCurrentUserInfo", Me);
        handlers.Add("getCurrentUserOrganizations", context => new JsonObject
        {
            ["organizations"] = Wire.Array(Organizations.VisibleTo(context).Select(organization => organization.ToJson())),
        });
    }

    private static JsonObject Me(RequestContext context)
    {
        UserState user = context.Store.User;
        OrganizationState organization = context.Store.DefaultOrganization;
        return new JsonObject
        {
            ["active_seconds_limit"] = 0,
            ["auth_accounts"] = new JsonArray(new JsonObject
            {
                ["email"] = user.Email,
                ["image"] = string.Empty,
                ["login"] = user.Login,
                ["name"] = user.Name,
                ["provider"] = "github",
            }),
            ["email"] = user.Email,
            ["id"] = user.Id,
            ["image"] = string.Empty,
            ["login"] = user.Login,
            ["name"] = user.Name,
            ["last_name"] = user.LastName,
            ["projects_limit"] = PlanLimit.Projects.Of(organization),
            ["branches_limit"] = organization.Terms.Branches,
            ["max_autoscaling_limit"] = organization.Terms.MaxAutoscalingCu,
            ["plan"] = organization.Plan,
        };
    }
}
