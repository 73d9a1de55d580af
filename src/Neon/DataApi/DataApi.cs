using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The Data API of a database: its tables over HTTP.</summary>
[Listed("DatabaseName", "Status", "Url", Keys = ["ProjectId", "BranchId", "DatabaseName"])]
[RowKey("DatabaseName", "Url", In = "BranchId")]
[ShownBy<DataApiView>]
public sealed class DataApi : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the database is on.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The database that it serves; under this name it is piped on.</summary>
    [JsonIgnore]
    public string? DatabaseName { get; set; }

    /// <summary>The address that requests go to.</summary>
    [RequiredInResponse]
    public string? Url { get; init; }

    /// <summary>Where it stands, in Neon's word; a new one takes a while to be ready.</summary>
    public string? Status { get; init; }

    /// <summary>How it serves the database.</summary>
    public DataApiSettings? Settings { get; init; }

    /// <summary>The schemas of the database that could be served.</summary>
    public IReadOnlyList<string>? AvailableSchemas { get; init => field = NeonList.Of(value); }

    private protected override object?[] Keys => [ProjectId, BranchId, DatabaseName];

    /// <summary>The address.</summary>
    /// <returns>The address that requests go to.</returns>
    private protected override string AsText() => Url ?? string.Empty;

    internal DataApi Of(string projectId, string branchId, string databaseName)
    {
        ProjectId = projectId;
        BranchId = branchId;
        DatabaseName = databaseName;
        return this;
    }

    /// <summary>Whether it is on its way. Neon publishes no list of its words, so all are taken for the end but those that say otherwise.</summary>
    internal bool IsUnderWay => Status is null or "pending" or "queued" or "init" || (Status.EndsWith("ing", StringComparison.OrdinalIgnoreCase) && Status != "running");
}

/// <summary>How a Data API serves its database.</summary>
public sealed class DataApiSettings : NeonObject
{
    /// <summary>Whether aggregate functions may be used in requests.</summary>
    public bool? DbAggregatesEnabled { get; init; }

    /// <summary>The role of requests without a token.</summary>
    public string? DbAnonRole { get; init; }

    /// <summary>Further schemas in which names are looked up.</summary>
    public string? DbExtraSearchPath { get; init; }

    /// <summary>The most rows that one request is answered with.</summary>
    public long? DbMaxRows { get; init; }

    /// <summary>The schemas that are served.</summary>
    public IReadOnlyList<string>? DbSchemas { get; init => field = NeonList.Of(value); }

    /// <summary>The claim of a token that names the role of the request.</summary>
    public string? JwtRoleClaimKey { get; init; }

    /// <summary>The seconds that a checked token is remembered for at most.</summary>
    public long? JwtCacheMaxLifetime { get; init; }

    /// <summary>What the description of the API holds: <c>ignore-privileges</c>, or <c>disabled</c> for none.</summary>
    public string? OpenapiMode { get; init; }

    /// <summary>The origins that browsers may send requests from.</summary>
    public string? ServerCorsAllowedOrigins { get; init; }

    /// <summary>Whether answers tell how long they took.</summary>
    public bool? ServerTimingEnabled { get; init; }

    /// <summary>Whether nothing is set.</summary>
    internal bool IsEmpty => this is
    {
        DbAggregatesEnabled: null, DbAnonRole: null, DbExtraSearchPath: null, DbMaxRows: null, DbSchemas: null,
        JwtRoleClaimKey: null, JwtCacheMaxLifetime: null, OpenapiMode: null, ServerCorsAllowedOrigins: null, ServerTimingEnabled: null,
    };

    /// <summary>These settings, and what they leave open as it is in others.</summary>
    internal DataApiSettings Over(DataApiSettings? present) => new()
    {
        DbAggregatesEnabled = DbAggregatesEnabled ?? present?.DbAggregatesEnabled,
        DbAnonRole = DbAnonRole ?? present?.DbAnonRole,
        DbExtraSearchPath = DbExtraSearchPath ?? present?.DbExtraSearchPath,
        DbMaxRows = DbMaxRows ?? present?.DbMaxRows,
        DbSchemas = DbSchemas ?? present?.DbSchemas,
        JwtRoleClaimKey = JwtRoleClaimKey ?? present?.JwtRoleClaimKey,
        JwtCacheMaxLifetime = JwtCacheMaxLifetime ?? present?.JwtCacheMaxLifetime,
        OpenapiMode = OpenapiMode ?? present?.OpenapiMode,
        ServerCorsAllowedOrigins = ServerCorsAllowedOrigins ?? present?.ServerCorsAllowedOrigins,
        ServerTimingEnabled = ServerTimingEnabled ?? present?.ServerTimingEnabled,
        Unknown = present?.Unknown,
    };
}
