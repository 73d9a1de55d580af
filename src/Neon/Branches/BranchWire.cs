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

/// <summary>The filters and sort order of a list of branches.</summary>
internal sealed record BranchFilter
{
    public string? Search { get; init; }

    // By default, Neon sorts by the time of the last change. A branch that changes while the list is read would then be
    // listed twice or not at all.
    public string SortBy { get; init; } = "created_at";

    public string SortOrder { get; init; } = "asc";

    public bool IncludeDeleted { get; init; }
}

/// <summary>A point in a branch's history; the latest if nothing is set.</summary>
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

    /// <summary>The members that <see cref="StartsAs"/> compares.</summary>
    public static string[] Start => ["parent_lsn", "parent_timestamp", "init_source"];

    /// <summary>Whether a branch has the requested start. Neon may write it in another way, or omit it.</summary>
    public bool StartsAs(Branch branch) =>
        !RequestedSetting.OfTime("point in time", ParentTimestamp, branch.ParentTimestamp).Differs
        && !RequestedSetting.OfLsn("log position", ParentLsn, branch.ParentLsn).Differs
        && (InitSource is null || branch.InitSource is null || branch.InitSource == InitSource);
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

    /// <summary>Whether a re-created branch matches this restore request. The branch has other members for its origin.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="isNow">Whether a point in time can be the time of the restore.</param>
    public bool Matches(Branch branch, Func<DateTimeOffset?, bool> isNow)
    {
        // A branch restored to its own past is a child of its preserved state.
        if (branch.BranchId == SourceBranchId)
        {
            return true;
        }

        var isHead = SourceTimestamp is null && SourceLsn is null;
        return branch.ParentId == SourceBranchId
            && (!isHead || branch.ParentTimestamp is null || isNow(branch.ParentTimestamp))
            && !RequestedSetting.OfTime("point in time", SourceTimestamp, branch.ParentTimestamp).Differs
            && !RequestedSetting.OfLsn("log position", SourceLsn, branch.ParentLsn).Differs;
    }
}

/// <summary>A response that contains one branch, with the additions of a change.</summary>
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

    public Branch ToBranch(BranchKey branchKey) => ToBranch(branchKey.ProjectId, branchKey.BranchId);

    public Branch ToBranch(string projectId, string? branchId)
    {
        var branch = Branch ?? new Branch { ProjectId = projectId, BranchId = branchId };
        branch.Annotated(Annotation);
        branch.Operations = Operations ?? [];
        branch.Endpoints = Endpoints;
        branch.Databases = Databases?.Select(database => database.WithProject(projectId)).ToArray();
        branch.Roles = Roles?.Select(role => role.WithProject(projectId)).ToArray();
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

    /// <summary>The branches with their annotations, which Neon lists separately.</summary>
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
