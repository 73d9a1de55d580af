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

        return cmdlet.BranchIdOf(endpoint, endpointId);
    }

    /// <summary>The branch of an endpoint; null if nothing but its id is known.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="endpoint">The endpoint as the user specified it.</param>
    /// <param name="endpointId">Its id, as looked up.</param>
    public static string? BranchIdOf(this ProjectChangeCmdlet cmdlet, EndpointIdentity endpoint, string endpointId) =>
        endpoint.BranchId ?? (cmdlet.Client.KnownIds.Found(endpointId) as Endpoint)?.BranchId;
}
