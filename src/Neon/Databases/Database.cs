using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A Postgres database on a branch.</summary>
[Listed("DatabaseName", "OwnerName", "CreatedAt", "BranchId", "ProjectId", Keys = ["ProjectId", "BranchId", "DatabaseName"], Headings = [nameof(Age)])]
[RowKey("DatabaseName", In = "BranchId", Details = ["Id"])]
[ShownBy<DatabaseView>]
public sealed class Database : NeonObject, IHasOperations, IRefreshable, IProjectResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the database is on.</summary>
    [RequiredInResponse]
    public string? BranchId { get; set; }

    /// <summary>The name of the database; used when the object is piped.</summary>
    [RequiredInResponse]
    [JsonPropertyName("name")]
    public string? DatabaseName { get; set; }

    /// <summary>The name of the database.</summary>
    [JsonIgnore]
    public string? Name
    {
        get => DatabaseName;
        set => DatabaseName = value;
    }

    /// <summary>The role that owns the database.</summary>
    public string? OwnerName { get; set; }

    /// <summary>Neon's number for the database. Databases are identified by name; a database that is created again has another number.</summary>
    public long? Id { get; set; }

    /// <summary>When the database was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the database was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The operations that the last change of the database started; empty when the database was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Operation> Operations { get; set => field = NeonList.Of(value); } = NeonList<Operation>.Empty;

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    private protected override object?[] Keys => [ProjectId, BranchId, DatabaseName];

    /// <summary>The name of the database.</summary>
    /// <returns>The name.</returns>
    private protected override string AsText() => DatabaseName ?? string.Empty;

    Task<object> IRefreshable.RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var same = Copy<Database>();
        same.Operations = operations;
        return Task.FromResult<object>(same);
    }
}
