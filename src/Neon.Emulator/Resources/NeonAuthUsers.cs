using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Users of Neon Auth. The service does not list them: they are rows of a table.</summary>
internal static class NeonAuthUsers
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("createBranchNeonAuthNewUser", Create, status: 201);
        handlers.AddEmpty("deleteBranchNeonAuthUser", context =>
        {
            (BranchState branch, NeonAuthUserState user) = Find(context);
            branch.AuthUsers.Remove(user.Id);
        }, status: 204);
        handlers.Add("updateNeonAuthUserRole", context =>
        {
            (BranchState branch, NeonAuthUserState user) = Find(context);
            branch.AuthUsers[user.Id] = user with
            {
                Roles = [.. context.Body["roles"]!.AsArray().Select(role => role!.GetValue<string>())],
            };
            return new JsonObject { ["id"] = user.Id };
        });
    }

    private static JsonObject Create(RequestContext context)
    {
        NeonAuth.Get(context);
        BranchState branch = context.Branch(context.Project());
        string email = context.Body.String("email")!;
        if (branch.AuthUsers.Values.Any(user => user.Email.Equals(email, StringComparison.OrdinalIgnoreCase)))
        {
            throw ApiException.Conflict($"a user with the e-mail address '{email}' already exists");
        }

        NeonAuthUserState created = new(context.Store.Ids.Uuid(), email, context.Body.String("name"), []);
        branch.AuthUsers.Add(created.Id, created);
        return new JsonObject { ["id"] = created.Id };
    }

    private static (BranchState Branch, NeonAuthUserState User) Find(RequestContext context)
    {
        NeonAuth.Get(context);
        BranchState branch = context.Branch(context.Project());
        return branch.AuthUsers.TryGetValue(context.Path("auth_user_id"), out NeonAuthUserState? user)
            ? (branch, user)
            : throw ApiException.NotFound("user not found");
    }
}
