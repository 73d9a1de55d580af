namespace Neon;

/// <summary>The answers that hold one function.</summary>
internal sealed class FunctionEnvelope
{
    public Function? Function { get; init; }

    public Function ToFunction(string projectId, string branchId, string slug) =>
        (Function ?? new Function { FunctionSlug = slug }).On(projectId, branchId);
}

internal sealed class FunctionPage
{
    public IReadOnlyList<Function>? Functions { get; init; }

    public NextPage? Pagination { get; init; }

    public IReadOnlyList<Function> On(string projectId, string branchId) =>
        [.. (Functions ?? []).Select(function => function.On(projectId, branchId))];
}

internal sealed class FunctionDeploymentEnvelope
{
    public FunctionDeployment? Deployment { get; init; }
}
