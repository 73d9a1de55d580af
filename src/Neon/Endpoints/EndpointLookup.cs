namespace Neon.Commands;

/// <summary>Looks up the compute that a change is about before the change is confirmed.</summary>
internal static class EndpointLookup
{
    /// <summary>Looks up a name, which the change needs anyway, and reads an id, because its branch is a part of what is confirmed.</summary>
    /// <returns>The branch of the endpoint.</returns>
    /// <exception cref="NeonApiException">The endpoint does not exist.</exception>
    public static async Task<string?> LookUpAsync(this ProjectChangeCmdlet cmdlet, EndpointIdentity endpoint, CancellationToken cancellation)
    {
        var (projectId, endpointId) = await cmdlet.Parents.TargetEndpointAsync(endpoint, cancellation);
        if (endpoint.Id is not null)
        {
            cmdlet.Client.KnownIds.Keep(endpointId, await new EndpointApi(cmdlet.Client).GetAsync(projectId, endpointId, cancellation));
        }

        var branchId = cmdlet.BranchIdOf(endpoint, endpointId);
        await cmdlet.NameBranchAsync(projectId, branchId, cancellation);
        return branchId;
    }

    /// <summary>Asks for confirmation of a change of a compute, showing its branch with its name.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="endpoint">The endpoint as the user specified it.</param>
    /// <param name="action">The change in words.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>Whether to make the change.</returns>
    public static async ValueTask<bool> ShouldChangeAsync(this ProjectChangeCmdlet cmdlet, EndpointIdentity endpoint, string action, CancellationToken cancellation)
    {
        var branchId = endpoint.BranchId;
        if (!endpoint.IsUnproven)
        {
            await cmdlet.NameBranchAsync(endpoint.ProjectId, branchId, cancellation);
        }

        return await cmdlet.ShouldProcessAsync(
            endpoint, () => cmdlet.Parents.Describe(branchId, endpoint), action, async stop => branchId = await cmdlet.LookUpAsync(endpoint, stop), cancellation);
    }

    /// <summary>Reads a branch whose name is not known, if the name is shown: the id does not tell whether it is the production branch.</summary>
    public static async Task NameBranchAsync(this NeonApiCmdlet cmdlet, string? projectId, string? branchId, CancellationToken cancellation)
    {
        if (!cmdlet.ShowsChange || projectId is null || branchId is null || cmdlet.Client.Connection.Names.Find(branchId) is not null)
        {
            return;
        }

        try
        {
            await new BranchApi(cmdlet.Client).GetAsync(new BranchKey(projectId, branchId), cancellation);
        }
        catch (NeonApiException failure)
        {
            cmdlet.WriteVerbose($"The branch {branchId} could not be read: {failure.Message}");
        }
    }

    /// <summary>The branch of an endpoint; null if nothing but its id is known.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="endpoint">The endpoint as the user specified it.</param>
    /// <param name="endpointId">Its id, as looked up.</param>
    public static string? BranchIdOf(this ProjectChangeCmdlet cmdlet, EndpointIdentity endpoint, string endpointId) =>
        endpoint.BranchId ?? (cmdlet.Client.KnownIds.Found(endpointId) as Endpoint)?.BranchId;
}
