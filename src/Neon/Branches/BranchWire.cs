using System.Text.Json.Serialization;
using Neon.Commands;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(BranchEnvelope))]
[JsonSerializable(typeof(BranchPage))]
[JsonSerializable(typeof(BranchCount))]
[JsonSerializable(typeof(BranchSchema))]
[JsonSerializable(typeof(BranchSchemaComparison))]
[JsonSerializable(typeof(BranchCreateBody))]
[JsonSerializable(typeof(BranchUpdateBody))]
[JsonSerializable(typeof(BranchRestoreBody))]
internal sealed partial class BranchJson : JsonSerializerContext;

/// <summary>What a list of branches is narrowed and sorted by.</summary>
internal sealed record BranchFilter
{
    public string? Search { get; init; }

    // The service sorts by the time of the last change unless told otherwise; a branch that changes while the list is
    // read would then be seen twice or not at all.
    public string SortBy { get; init; } = "created_at";

    public string SortOrder { get; init; } = "asc";

    public bool IncludeDeleted { get; init; }
}

/// <summary>A point in a branch's history; the newest when nothing is set.</summary>
internal readonly record struct SchemaPoint(DateTimeOffset? Timestamp, string? Lsn);

internal sealed class BranchCreateBody
{
    public BranchCreate? Branch { get; init; }

    public IReadOnlyList<BranchEndpointCreate>? Endpoints { get; init; }

    public IReadOnlyDictionary<string, string>? AnnotationValue { get; init; }
}

internal sealed class BranchCreate
{
    public string? ParentId { get; init; }

    public string? Name { get; init; }

    public string? ParentLsn { get; init; }

    public DateTimeOffset? ParentTimestamp { get; init; }

    public bool? Protected { get; init; }

    public bool? Archived { get; init; }

    public string? InitSource { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether a branch looks as if it had been asked for like this; what Neon does not tell contradicts nothing.</summary>
    public bool IsIn(Branch branch) =>
        branch.Name == Name
        && (ParentId is null || branch.ParentId == ParentId)
        && (Protected is null || branch.Protected == Protected)
        && (InitSource is null || branch.InitSource is null || branch.InitSource == InitSource)
        && (ExpiresAt is null || branch.ExpiresAt?.ToUnixTimeSeconds() == ExpiresAt.Value.ToUnixTimeSeconds());
}

internal sealed class BranchEndpointCreate
{
    public required string Type { get; init; }

    public EndpointSettings? Settings { get; init; }

    public double? AutoscalingLimitMinCu { get; init; }

    public double? AutoscalingLimitMaxCu { get; init; }

    public string? Provisioner { get; init; }

    public long? SuspendTimeoutSeconds { get; init; }
}

internal sealed class BranchUpdateBody
{
    public required BranchUpdate Branch { get; init; }
}

internal sealed class BranchUpdate
{
    public string? Name { get; init; }

    public bool? Protected { get; init; }

    [JsonConverter(typeof(ExplicitTimestamp))]
    public Explicit<DateTimeOffset>? ExpiresAt { get; init; }
}

internal sealed class BranchRestoreBody
{
    public required string SourceBranchId { get; init; }

    public string? SourceLsn { get; init; }

    public DateTimeOffset? SourceTimestamp { get; init; }

    public string? PreserveUnderName { get; init; }

    /// <summary>Whether a branch that was made anew looks as if it had been restored like this.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="isNow">Whether a point in time can be that of the restore.</param>
    public bool IsIn(Branch branch, Func<DateTimeOffset?, bool> isNow)
    {
        // Restored to its own past, it descends from what was kept of it.
        if (branch.BranchId == SourceBranchId)
        {
            return true;
        }

        var isHead = SourceTimestamp is null && SourceLsn is null;
        return branch.ParentId == SourceBranchId
            && (!isHead || branch.ParentTimestamp is null || isNow(branch.ParentTimestamp))
            && !Trait.OfTime("point in time", SourceTimestamp, branch.ParentTimestamp).Differs
            && !Trait.OfLsn("log position", SourceLsn, branch.ParentLsn).Differs;
    }
}

/// <summary>The answers that hold one branch, with whatever a change adds to it.</summary>
internal sealed class BranchEnvelope
{
    [RequiredInResponse]
    public Branch? Branch { get; init; }

    public Annotation? Annotation { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public IReadOnlyList<Endpoint>? Endpoints { get; init; }

    public IReadOnlyList<Database>? Databases { get; init; }

    public IReadOnlyList<Role>? Roles { get; init; }

    public IReadOnlyList<ConnectionDetails>? ConnectionUris { get; init; }

    public Branch ToBranch(string projectId, string? branchId)
    {
        var branch = Branch ?? new Branch { ProjectId = projectId, BranchId = branchId };
        branch.Annotated(Annotation);
        branch.Operations = Operations ?? [];
        branch.Endpoints = Endpoints;
        branch.Databases = Databases?.Select(database => database.In(projectId)).ToArray();
        branch.Roles = Roles?.Select(role => role.In(projectId)).ToArray();
        branch.ConnectionUris = ConnectionUris;
        return branch;
    }
}

internal sealed class BranchPage
{
    [RequiredInResponse]
    public IReadOnlyList<Branch>? Branches { get; init; }

    public IReadOnlyDictionary<string, Annotation>? Annotations { get; init; }

    [NeverLeftOut]
    public NextPage? Pagination { get; init; }

    /// <summary>The branches with their annotations, which the service lists beside them.</summary>
    public IReadOnlyList<Branch>? Annotated()
    {
        foreach (var branch in Branches ?? [])
        {
            branch.Annotated(branch.BranchId is { } id ? Annotations?.GetValueOrDefault(id) : null);
        }

        return Branches;
    }
}

internal sealed class Annotation
{
    public IReadOnlyDictionary<string, string>? Value { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}

internal sealed class BranchCount
{
    [RequiredInResponse]
    public int? Count { get; init; }
}
