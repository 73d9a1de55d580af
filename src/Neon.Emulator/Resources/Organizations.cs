using System.Net;

namespace Neon.Emulator;

/// <summary>Organizations.</summary>
internal static class Organizations
{
    public static void Register(OperationHandlers handlers) =>
        handlers.Add("getOrganization", context => Get(context, context.Path("org_id")).ToJson());

    public static IEnumerable<OrganizationState> VisibleTo(RequestContext context) =>
        context.Store.Organizations.Values.Where(organization => context.Key.Kind == EmulatorKeyKind.Personal
            ? organization.HasUser
            : organization.Id == context.Key.OrganizationId);

    public static OrganizationState Get(RequestContext context, string id) =>
        VisibleTo(context).FirstOrDefault(organization => organization.Id == id)
        ?? throw ApiException.NotFound("organization not found");

    /// <summary>The organization of the path.</summary>
    public static OrganizationState Get(RequestContext context) => Get(context, context.Path("org_id"));

    /// <summary>The organization of the path, for operations that require an administrator. Organization keys act as one.</summary>
    public static OrganizationState GetAsAdmin(RequestContext context, string parameter = "org_id")
    {
        OrganizationState organization = Get(context, context.Path(parameter));
        return context.Key.Kind != EmulatorKeyKind.Personal
            || organization.Members.Values.Any(member => member.UserId == context.Store.User.Id && member.Role == MemberState.Admin)
                ? organization
                : throw new ApiException(HttpStatusCode.Forbidden, "only organization admins can do this");
    }

    /// <summary>The organization of a list or a new resource: that of the key, or with a personal key, that of the request.</summary>
    public static OrganizationState Specified(RequestContext context, string? id) =>
        (id ?? context.Key.OrganizationId) is { } meant
            ? Get(context, meant)
            : throw ApiException.BadRequest("org_id is required");
}
