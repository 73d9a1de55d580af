namespace Neon;

/// <summary>What a connection string is asked for.</summary>
internal sealed record ConnectionTarget(string ProjectId, string BranchId, string? EndpointId, string Database, string Role);

/// <summary>The call about connection strings.</summary>
internal sealed class ConnectionStringApi(NeonClient client)
{
    private static readonly (string Word, string Resource)[] Resources =
    [
        ("database", "Database"), ("role", "Role"), ("endpoint", "Endpoint"), ("compute", "Endpoint"), ("branch", "Branch"), ("project", "Project"),
    ];

    [NeonOperation("getConnectionURI")]
    public async Task<PostgresUri> GetUriAsync(ConnectionTarget target, bool? pooled, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{target.ProjectId:project_id}/connection_uri"))
            .Query("branch_id", target.BranchId)
            .Query("endpoint_id", target.EndpointId)
            .Query("database_name", target.Database)
            .Query("role_name", target.Role)
            .Query("pooled", pooled);
        try
        {
            var answer = await client.GetAsync(request, ConnectionStringJson.Default.ConnectionUriEnvelope, cancellation).ConfigureAwait(false);
            return (answer.Uri is { } uri ? PostgresUri.Parse(Secret.Reveal(uri)) : null)
                ?? throw new NeonApiException(NeonFailure.InvalidResponse, "Neon's answer holds no connection URI of the form that is known.");
        }
        catch (NeonApiException missing) when (missing.IsNotFound)
        {
            throw Explain(missing);
        }
    }

    // The route names the project only, but any part of the question can be what is missing; Neon's words say which.
    private static NeonApiException Explain(NeonApiException missing)
    {
        var resource = Resources
            .Select(known => (known.Resource, At: missing.Message.IndexOf(known.Word, StringComparison.OrdinalIgnoreCase)))
            .Where(known => known.At >= 0)
            .OrderBy(known => known.At)
            .Select(known => known.Resource)
            .FirstOrDefault("Resource");
        return new NeonApiException(NeonFailure.NameNotFound, missing.Message, missing)
        {
            StatusCode = missing.StatusCode,
            Code = missing.Code,
            RequestId = missing.RequestId,
            Method = missing.Method,
            Route = missing.Route,
            Resource = resource,
            Advice = resource switch
            {
                "Endpoint" => "The branch may have no compute to connect to: Get-NeonEndpoint lists what there is, New-NeonEndpoint creates one.",
                "Resource" => "Check project, branch, endpoint, database and role; one of them is not there.",
                _ => $"Names are exact, including case. See what there is with Get-Neon{resource}.",
            },
        };
    }
}
