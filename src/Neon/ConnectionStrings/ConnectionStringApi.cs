namespace Neon;

/// <summary>The target of a connection string.</summary>
internal sealed record ConnectionTarget(BranchKey Branch, string? EndpointId, string Database, string Role)
{
    /// <summary>The endpoints of the branch, if they are known without a request; they may have changed since.</summary>
    public IReadOnlyList<Endpoint> KnownEndpoints { get; init; } = [];
}

/// <summary>The call about connection strings.</summary>
internal sealed class ConnectionStringApi(NeonClient client)
{
    private const string Pooler = "-pooler";

    private static readonly (string Word, string Resource)[] Resources =
    [
        ("database", "Database"), ("role", "Role"), ("endpoint", "Endpoint"), ("compute", "Endpoint"), ("branch", "Branch"), ("project", "Project"),
    ];

    [NeonOperation("getConnectionURI")]
    public async Task<PostgresUri> GetUriAsync(ConnectionTarget target, bool? pooled, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{target.Branch.ProjectId:project_id}/connection_uri"))
            .Query("branch_id", target.Branch.BranchId)
            .Query("endpoint_id", target.EndpointId)
            .Query("database_name", target.Database)
            .Query("role_name", target.Role)
            .Query("pooled", pooled);
        try
        {
            var envelope = await client.GetAsync(request, ConnectionStringJson.Default.ConnectionUriEnvelope, cancellation).ConfigureAwait(false);
            var found = (envelope.Uri is { } uri ? PostgresUri.Parse(Secret.Reveal(uri)) : null)
                ?? throw new NeonApiException(NeonFailure.InvalidResponse, "Neon's response does not contain a valid connection URI.");
            string[] wrong = [.. Differences(target, pooled, found), .. await OtherBranchAsync(target, found, cancellation).ConfigureAwait(false)];
            return wrong.Length == 0 ? found : throw new NeonApiException(
                NeonFailure.InvalidResponse, $"Neon returned a different connection string than requested: it has {string.Join(" and ", wrong)}.");
        }
        catch (NeonApiException missing) when (missing.IsNotFound)
        {
            throw Explain(target, missing);
        }
    }

    /// <summary>The parts of the URI that differ from the request.</summary>
    private static string[] Differences(ConnectionTarget target, bool? pooled, PostgresUri uri)
    {
        var isPooled = uri.HostLabel.EndsWith(Pooler, StringComparison.Ordinal);
        var endpointId = EndpointOf(uri);
        return
        [
            .. uri.Database != target.Database ? [$"the database '{uri.Database}' instead of '{target.Database}'"] : Array.Empty<string>(),
            .. uri.Role != target.Role ? [$"the role '{uri.Role}' instead of '{target.Role}'"] : Array.Empty<string>(),
            .. endpointId is not null && target.EndpointId is { } requested && endpointId != requested ? [$"the endpoint '{endpointId}' instead of '{requested}'"] : Array.Empty<string>(),
            .. endpointId is not null && pooled is { } wanted && isPooled != wanted ? [isPooled ? "a pooled host" : "a host without the pooler"] : Array.Empty<string>(),
        ];
    }

    /// <summary>
    /// The branch of the endpoint in the URI, if it is another one. The endpoint is read only if it is not among the known ones: it
    /// may have been created later.
    /// </summary>
    private async Task<string[]> OtherBranchAsync(ConnectionTarget target, PostgresUri uri, CancellationToken cancellation)
    {
        if (target is not { EndpointId: null, KnownEndpoints.Count: > 0 } || EndpointOf(uri) is not { } endpointId || target.KnownEndpoints.Any(known => known.EndpointId == endpointId))
        {
            return [];
        }

        var endpoint = await new EndpointApi(client).GetAsync(target.Branch.ProjectId, endpointId, cancellation).OrNullIfMissingAsync().ConfigureAwait(false);
        return endpoint?.BranchId == target.Branch.BranchId ? [] : [$"the endpoint '{endpointId}', which is not on the branch '{target.Branch.BranchId}'"];
    }

    // Only Neon host names contain the endpoint; an emulator with a real server has its own.
    private static string? EndpointOf(PostgresUri uri) => !uri.HostLabel.StartsWith("ep-", StringComparison.Ordinal) ? null
        : uri.HostLabel.EndsWith(Pooler, StringComparison.Ordinal) ? uri.HostLabel[..^Pooler.Length] : uri.HostLabel;

    // The route contains only the project, but any part of the request can be missing; Neon's message says which.
    private NeonApiException Explain(ConnectionTarget target, NeonApiException missing)
    {
        var home = target.Branch.RouteValues;
        var parts = new (string Name, string? Value)[] { ("database_name", target.Database), ("role_name", target.Role), ("endpoint_id", target.EndpointId) };
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
            ShownText = parts.Where(part => part.Value is not null)
                .Select(part => MissingResource.Describe(string.Empty, [.. home, new(part.Name, part.Value!)], missing.Message, client.Connection.Names.Find))
                .FirstOrDefault(text => text is not null),
            Resource = resource,
            Within = [.. home, .. parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value!))],
            Advice = resource switch
            {
                "Endpoint" => "The branch may not have a compute. {Get-NeonEndpoint} lists the computes; {New-NeonEndpoint} creates one.",
                "Resource" => "Check the names and ids in the command.",
                _ => $"Names must match exactly, including case. {ResourceTable.OfNoun(resource).ToList}",
            },
        };
    }
}
