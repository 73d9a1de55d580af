namespace Neon;

/// <summary>The answers that hold one function.</summary>
internal sealed class FunctionEnvelope
{
    [RequiredInResponse]
    public Function? Function { get; init; }

    public Function ToFunction(string projectId, string branchId) => Function!.On(projectId, branchId);
}

internal sealed class FunctionPage
{
    [RequiredInResponse]
    public IReadOnlyList<Function>? Functions { get; init; }

    [NeverLeftOut]
    public NextPage? Pagination { get; init; }

    public IReadOnlyList<Function> On(string projectId, string branchId) =>
        [.. (Functions ?? []).Select(function => function.On(projectId, branchId))];
}

internal sealed class FunctionDeploymentEnvelope
{
    [RequiredInResponse]
    public FunctionDeployment? Deployment { get; init; }
}
