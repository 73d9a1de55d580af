namespace Neon.Commands;

/// <summary>
/// The base class of the API key cmdlets. Keys are personal unless an organization is specified. The organization of the
/// context is ignored, because an organization key has wider access and remains valid when its creator leaves.
/// </summary>
public abstract class ApiKeyCmdlet : NeonApiCmdlet
{
    private readonly OrganizationScope _organizations = new();

    /// <summary>The organization that the keys belong to; null for personal keys.</summary>
    internal async ValueTask<string?> OwnerAsync(OrganizationIdentity? organization, ApiKeyIdentity? key, CancellationToken cancellation)
    {
        EnsureOwner(organization, key);
        return organization is null ? key?.OrganizationId : await _organizations.IdAsync(Client, organization, key?.OrganizationId, cancellation);
    }

    /// <summary>The ids of a project and of its organization, which owns the keys that are scoped to the project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="organizationId">The specified organization; null for that of the project.</param>
    /// <param name="cancellation">Stops the call.</param>
    internal async ValueTask<(string OrganizationId, string ProjectId)> ScopeAsync(ProjectIdentity project, string? organizationId, CancellationToken cancellation)
    {
        // Without an organization, a name is looked up as usual: in the context's organization, or else in all organizations.
        var projectId = organizationId is null
            ? await project.ResolveAsync(Client, cancellation)
            : await project.ResolveAsync(Client, organizationId, cancellation);
        // If the organization was specified, Neon checks that the project belongs to it.
        var own = project.Project?.OrganizationId
            ?? organizationId
            ?? (await new ProjectApi(Client).GetAsync(projectId, cancellation)).OrganizationId
            ?? throw new NeonApiException(NeonFailure.InvalidInput, $"The project {project} does not belong to an organization, which is required for project-scoped keys.");
        return organizationId is null || organizationId == own
            ? (own, projectId)
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The project {project} belongs to the organization {own}, not to {organizationId}.")
            {
                Advice = "Omit -Organization: the key belongs to the project's organization.",
            };
    }

    /// <summary>Refuses an organization for a key that is known to be a personal one.</summary>
    internal static void EnsureOwner(OrganizationIdentity? organization, ApiKeyIdentity? key)
    {
        if (organization is not null && key is { IsPersonal: true })
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The API key {key} is a personal key and does not belong to an organization.")
            {
                Advice = "Omit -Organization for a piped object.",
            };
        }
    }
}
