namespace Neon;

/// <summary>The API call for the libraries that Postgres can load at startup.</summary>
internal sealed class PreloadLibraryApi(NeonClient client)
{
    [NeonOperation("getAvailablePreloadLibraries")]
    public async Task<IReadOnlyList<PreloadLibrary>> ListAsync(string projectId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/available_preload_libraries"));
        var list = await client.GetAsync(request, PreloadLibraryJson.Default.PreloadLibraryList, cancellation).ConfigureAwait(false);
        return [.. (list.Libraries ?? []).Select(library => library.WithProject(projectId)).Order()];
    }
}
