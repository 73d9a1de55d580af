namespace Neon;

/// <summary>The API call for the object storage of a branch as a whole.</summary>
internal sealed class BranchStorageApi(NeonClient client)
{
    private const string Resource = "Storage";

    [NeonOperation("getProjectBranchStorage")]
    public async Task<BranchStorage> GetAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"{branchKey}/storage"));
        try
        {
            return (await client.GetAsync(request, StorageJson.Default.BranchStorage, cancellation).ConfigureAwait(false)).WithBranch(branchKey);
        }
        catch (NeonApiException missing) when (missing.IsNotFound)
        {
            throw missing.Reason switch
            {
                "org_not_entitled" => missing.With(
                    "Object storage is not available to the organization: its plan or account does not include it.",
                    "Object storage is in private beta. Ask Neon to add the organization.",
                    Resource,
                    NeonFailure.Unavailable),
                "region_unavailable" => missing.With(
                    "Object storage is not available in the region of the project.",
                    "The region of a project cannot be changed. Create a project in another region; Get-NeonRegion lists them.",
                    Resource,
                    NeonFailure.Unavailable),
                "branch_directory_missing" => missing.With(
                    $"The branch {branchKey.BranchId} is not yet registered with the object storage.",
                    "A new branch is registered shortly after its creation. Try again in a minute. If the error persists, create the branch again.",
                    Resource,
                    NeonFailure.Unavailable),
                _ => missing,
            };
        }
    }
}
