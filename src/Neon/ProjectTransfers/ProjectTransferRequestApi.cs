using System.Security;

namespace Neon;

/// <summary>The calls that hand a project over from one account to another.</summary>
internal sealed class ProjectTransferRequestApi(NeonClient client)
{
    /// <summary>Offers a project. The id is told this once.</summary>
    [NeonOperation("createProjectTransferRequest")]
    public async Task<ProjectTransferRequest> CreateAsync(
        string projectId, ProjectTransferRequestCreate create, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/transfer_requests"))
            .Body(create, ProjectTransferRequestJson.Default.ProjectTransferRequestCreate);
        var made = await client.ChangeAsync(
            request,
            ProjectTransferRequestJson.Default.ProjectTransferRequest,
            CommandLine.Of($"New-NeonProjectTransferRequest -Project {projectId}"),
            (lost, _) => throw lost.Undecided(
                "Neon tells the id of a request once: nobody knows that of this one, if there is one, and it expires by itself.", purpose: LostReply.Again),
            cancellation).ConfigureAwait(false);
        return made?.In(projectId)
            ?? throw new NeonApiException(NeonFailure.InvalidResponse, "Neon's answer is empty, so the request's id is not known.");
    }

    /// <summary>Takes an offered project over.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="requestId">The id of the transfer request.</param>
    /// <param name="organizationId">The organization that gets the project; null for the account of the key.</param>
    /// <param name="cancellation">Stops the call.</param>
    [NeonOperation("acceptProjectTransferRequest")]
    public Task AcceptAsync(string projectId, SecureString requestId, string? organizationId, CancellationToken cancellation)
    {
        var secret = Secret.Reveal(requestId);
        var request = ApiRequest.Put(Route.Of($"/projects/{projectId:project_id}/transfer_requests/{secret:request_id}"))
            .Body(new ProjectTransferRequestAccept { OrgId = organizationId }, ProjectTransferRequestJson.Default.ProjectTransferRequestAccept)
            .Carrying(requestId);
        return client.ChangeAsync(
            request,
            CommandLine.Of($"Get-NeonProject -Project {projectId}"),
            async (lost, stop) => organizationId is null
                ? throw lost.Undecided("Whether a project belongs to the account of the key cannot be told from whether it is shared with it.")
                : (await new ProjectApi(client).FindAsync(projectId, stop).ConfigureAwait(false))?.OrganizationId == organizationId,
            cancellation);
    }
}
