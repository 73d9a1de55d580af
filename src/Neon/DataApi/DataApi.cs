using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The Data API of a database, which serves its tables over HTTP.</summary>
[Listed("DatabaseName", "Status", "Url", "BranchId", Keys = ["ProjectId", "BranchId", "DatabaseName"])]
[RowKey("DatabaseName", "Url", In = "BranchId")]
[ShownBy<DataApiView>]
public sealed class DataApi : NeonObject, IDatabaseResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the database is on.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The database that it serves; used when the object is piped.</summary>
    [JsonIgnore]
    public string? DatabaseName { get; set; }

    /// <summary>The URL for requests.</summary>
    [RequiredInResponse]
    public string? Url { get; set; }

    /// <summary>Neon's status of the Data API. A new one takes a while to be ready.</summary>
    public string? Status { get; set; }

    /// <summary>The settings of the Data API.</summary>
    public DataApiSettings? Settings { get; set; }

    /// <summary>The schemas of the database that can be served.</summary>
    public IReadOnlyList<string>? AvailableSchemas { get; init => field = NeonList.Of(value); }

    private protected override object?[] Keys => [ProjectId, BranchId, DatabaseName];

    /// <summary>The URL.</summary>
    /// <returns>The URL for requests.</returns>
    private protected override string AsText() => Url ?? string.Empty;

    /// <summary>
    /// Whether the status is transitional. Neon does not document the values, so all others are treated as final.
    /// </summary>
    internal bool IsUnderWay => Status is null or "pending" or "queued" or "init" || (Status.EndsWith("ing", StringComparison.OrdinalIgnoreCase) && Status != "running");
}

/// <summary>The settings of a Data API.</summary>
public sealed class DataApiSettings : NeonObject
{
    /// <summary>Whether requests can use aggregate functions.</summary>
    public bool? DbAggregatesEnabled { get; set; }

    /// <summary>The Postgres role for requests without a token.</summary>
    public string? DbAnonRole { get; set; }

    /// <summary>Additional schemas in which names are looked up.</summary>
    public string? DbExtraSearchPath { get; set; }

    /// <summary>The maximum number of rows per response.</summary>
    public long? DbMaxRows { get; set; }

    /// <summary>The schemas that are served.</summary>
    public IReadOnlyList<string>? DbSchemas { get; init => field = NeonList.Of(value); }

    /// <summary>The token claim that contains the role of the request.</summary>
    public string? JwtRoleClaimKey { get; set; }

    /// <summary>The longest time that a validated token is cached, in seconds.</summary>
    public long? JwtCacheMaxLifetime { get; set; }

    /// <summary>The content of the OpenAPI description: <c>ignore-privileges</c>, or <c>disabled</c> for none.</summary>
    public string? OpenapiMode { get; set; }

    /// <summary>The origins from which browsers can send requests.</summary>
    public string? ServerCorsAllowedOrigins { get; set; }

    /// <summary>Whether responses include their timing.</summary>
    public bool? ServerTimingEnabled { get; set; }

    /// <summary>Whether nothing is set.</summary>
    internal bool IsEmpty => this is
    {
        DbAggregatesEnabled: null, DbAnonRole: null, DbExtraSearchPath: null, DbMaxRows: null, DbSchemas: null,
        JwtRoleClaimKey: null, JwtCacheMaxLifetime: null, OpenapiMode: null, ServerCorsAllowedOrigins: null, ServerTimingEnabled: null,
    };

    /// <summary>These settings, with unset values taken from others.</summary>
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
