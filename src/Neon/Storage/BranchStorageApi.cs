namespace Neon;

/// <summary>The call about the object storage of a branch as a whole.</summary>
internal sealed class BranchStorageApi(NeonClient client)
{
    private const string Resource = "Storage";

    [NeonOperation("getProjectBranchStorage")]
    public async Task<BranchStorage> GetAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/storage"));
        try
        {
            return (await client.GetAsync(request, StorageJson.Default.BranchStorage, cancellation).ConfigureAwait(false)).On(projectId, branchId);
        }
        catch (NeonApiException missing) when (missing.IsNotFound)
        {
            throw missing.Reason switch
            {
                "org_not_entitled" => missing.Told(
                    "The organization has no object storage: its plan or account does not include it.",
                    "Object storage is in private beta; ask Neon to add the organization.",
                    Resource,
                    NeonFailure.Unavailable),
                "region_unavailable" => missing.Told(
                    "The region of the project has no object storage.",
                    "A project stays in its region: create one in another region, see Get-NeonRegion.",
                    Resource,
                    NeonFailure.Unavailable),
                "branch_directory_missing" => missing.Told(
                    $"The object storage does not know the branch {branchId} yet.",
                    "A branch that was just created is registered soon: try again in a minute. If that does not help, create the branch anew.",
                    Resource,
                    NeonFailure.Unavailable),
                _ => missing,
            };
        }
    }
}
