using System.Security;

namespace Neon;

/// <summary>API calls that transfer a project from one account to another.</summary>
internal sealed class ProjectTransferRequestApi(NeonClient client)
{
    /// <summary>Offers a project. The id is returned only once.</summary>
    [NeonOperation("createProjectTransferRequest")]
    public async Task<ProjectTransferRequest> CreateAsync(
        string projectId, ProjectTransferRequestCreate create, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/transfer_requests"))
            .Body(create, ProjectTransferRequestJson.Default.ProjectTransferRequestCreate);
        var created = await client.ChangeAsync(
            request,
            ProjectTransferRequestJson.Default.ProjectTransferRequest,
            (lost, _) => throw lost.Inconclusive(
                "Neon returns the id of a request only once. If this request was created, its id is unknown, and it expires automatically.",
                CommandLine.Of($"New-NeonProjectTransferRequest -Project {projectId}"),
                LostResponse.Again),
            cancellation).ConfigureAwait(false);
        return created?.WithProject(projectId)
            ?? throw new NeonApiException(NeonFailure.InvalidResponse, "Neon's response is empty, so the request's id is unknown.");
    }

    /// <summary>Accepts an offered project.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="requestId">The id of the transfer request.</param>
    /// <param name="organizationId">The organization to transfer the project to; null for the account of the key.</param>
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
            async (lost, stop) => organizationId is null
                ? throw lost.Inconclusive("A project of the key's account cannot be distinguished from one that is shared with it.")
                : (await new ProjectApi(client).FindAsync(projectId, stop).ConfigureAwait(false))?.OrganizationId == organizationId,
            cancellation);
    }
}
