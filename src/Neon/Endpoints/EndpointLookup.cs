namespace Neon.Commands;

/// <summary>Looks up the compute that a change is about before the change is confirmed.</summary>
internal static class EndpointLookup
{
    /// <summary>Looks up a name, which the change needs anyway. An id is read for -WhatIf only.</summary>
    /// <exception cref="NeonApiException">The endpoint does not exist.</exception>
    public static async Task LookUpAsync(this ProjectChangeCmdlet cmdlet, EndpointIdentity endpoint, CancellationToken cancellation)
    {
        var (projectId, endpointId) = await cmdlet.Parents.TargetEndpointAsync(endpoint, cancellation);
        if (cmdlet.IsWhatIf && endpoint.Id is not null)
        {
            await new EndpointApi(cmdlet.Client).GetAsync(projectId, endpointId, cancellation);
        }
    }
}
