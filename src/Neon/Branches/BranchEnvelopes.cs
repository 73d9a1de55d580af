namespace Neon;

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
