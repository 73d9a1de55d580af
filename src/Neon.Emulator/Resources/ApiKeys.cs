using System.Globalization;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Keys of the user and of organizations. New keys are valid for the emulator, and revoked keys are not.</summary>
internal static class ApiKeys
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listApiKeys", context => List(context, IsPersonal));
        handlers.Add("createApiKey", context =>
            Create(context, EmulatorKeyKind.Personal, context.Key.AccountId, null, null));
        handlers.Add("revokeApiKey", context => Revoke(context, IsPersonal));
        handlers.Add("listOrgApiKeys", context => List(context, IsOf(Organizations.Get(context))));
        handlers.Add("createOrgApiKey", CreateOfOrganization);
        handlers.Add("revokeOrgApiKey", context => Revoke(context, IsOf(Organizations.GetAsAdmin(context))));
    }

    private static bool IsPersonal(ApiKey key) => key.Kind == EmulatorKeyKind.Personal;

    private static Func<ApiKey, bool> IsOf(OrganizationState organization) => key => key.OrganizationId == organization.Id;

    private static JsonArray List(RequestContext context, Func<ApiKey, bool> isMeant) =>
        Wire.Array(context.Store.Keys.Values.Where(isMeant).OrderByDescending(key => key.Id).Select(key => key.ToListItem(context.Store.User)));

    private static JsonObject CreateOfOrganization(RequestContext context)
    {
        OrganizationState organization = Organizations.GetAsAdmin(context);
        if (context.Body.String("project_id") is not { } projectId)
        {
            return Create(context, EmulatorKeyKind.Organization, organization.Id, organization.Id, null);
        }

        return context.Store.Projects.TryGetValue(projectId, out ProjectState? project)
            && project.DeletedAt is null && project.Organization.Id == organization.Id
                ? Create(context, EmulatorKeyKind.Project, organization.Id, organization.Id, projectId)
                : throw ApiException.NotFound("project not found");
    }

    private static JsonObject Create(
        RequestContext context, EmulatorKeyKind kind, string account, string? organizationId, string? projectId)
    {
        string secret = context.Store.AddKey(kind, context.Now, account, organizationId, projectId, context.Body.String("key_name"));
        return context.Store.Keys[secret].ToCreated(secret);
    }

    private static JsonObject Revoke(RequestContext context, Func<ApiKey, bool> isMeant)
    {
        long id = long.Parse(context.Path("key_id"), CultureInfo.InvariantCulture);
        (string secret, ApiKey? key) = context.Store.Keys.FirstOrDefault(pair => pair.Value.Id == id && isMeant(pair.Value));
        if (key is null)
        {
            throw ApiException.NotFound("API key not found");
        }

        context.Store.Keys.Remove(secret);
        return key.ToRevoked();
    }
}
