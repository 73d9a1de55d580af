using System.Net;

namespace Neon.Emulator;

/// <summary>Identifies the caller and checks whether the caller may use the operation.</summary>
internal static class Authenticator
{
    private const string Scheme = "Bearer ";

    // Operations on one project check the project themselves; these restrict a kind of key.
    private static readonly HashSet<string> OpenToProjectKeys = ["getAuthDetails", "getCurrentUserOrganizations", "listSharedProjects"];

    // Operations on resources of a user, and operations that only a person may do for an organization.
    private static readonly HashSet<string> ClosedToOrganizationKeys =
    [
        "getCurrentUserInfo", "getActiveRegions", "listApiKeys", "createApiKey", "revokeApiKey", "createOrgApiKey",
        "removeOrganizationMember", "createOrganizationInvitations",
    ];

    // A project-scoped key acts as a member of the project's organization, not as its administrator.
    private static readonly HashSet<string> ClosedToProjectKeys = ["createProjectTransferRequest"];

    /// <summary>The key of a request, or null if there is none or it is unknown.</summary>
    public static ApiKey? Find(EmulatorStore store, string? authorization) =>
        authorization is not null && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? store.Keys.GetValueOrDefault(authorization[Scheme.Length..].Trim())
            : null;

    public static ApiException Exception() => new(HttpStatusCode.Unauthorized, "supplied credentials do not pass authentication");

    public static void Authorize(ApiKey key, RouteMatch route)
    {
        string operation = route.Operation.Id;
        if (key.Kind != EmulatorKeyKind.Personal && ClosedToOrganizationKeys.Contains(operation))
        {
            throw ApiException.NotFound("not allowed for organization API keys");
        }

        if (key.Kind == EmulatorKeyKind.Project && ClosedToProjectKeys.Contains(operation))
        {
            throw ApiException.NotFound("not allowed for project-scoped API keys");
        }

        if (key.Kind == EmulatorKeyKind.Project && !OpenToProjectKeys.Contains(operation)
            && route.Values.GetValueOrDefault("project_id") != key.ProjectId)
        {
            throw ApiException.NotFound(
                $"not allowed to perform actions outside the project this key is scoped to; subject_project_id:\"{key.ProjectId}\"");
        }
    }
}
