using static Neon.Display;
using static Neon.FunctionDisplay;

namespace Neon;

internal sealed class FunctionView : ObjectView<Function>
{
    public FunctionView()
    {
        GroupBy("Branch", function => Place(function.ProjectId, function.BranchId));

        Column("Slug", Rest, function => Text(function.FunctionSlug));
        Column("Age", 6, function => Age(function.CreatedAt), right: true);
        Column("Deployment", 10, function => Text(function.Deployment), right: true);
        Column("Status", 10, function => State(function.Status));
        Column("Active", 6, function => Text(function.Active), right: true);
        Column("Name", Rest, function => Text(function.Name));

        Item("Name", function => Text(function.Name));
        Item("FunctionSlug", function => Text(function.FunctionSlug));
        Item("FunctionId", function => Text(function.FunctionId));
        Item("CurrentDeployment", function => DeploymentParts(function.CurrentDeployment));
        Optional("ActiveDeployment", function => function.ActiveDeployment?.DeploymentId == function.CurrentDeployment?.DeploymentId ? null : DeploymentParts(function.ActiveDeployment));
        Item("InvocationUrl", function => Text(function.InvocationUrl));
        Item("CreatedAt", function => Time(function.CreatedAt));
        Item("BranchId", function => Text(function.BranchId));
        Item("ProjectId", function => Text(function.ProjectId));
    }
}

internal sealed class FunctionDeploymentView : ObjectView<FunctionDeployment>
{
    public FunctionDeploymentView()
    {
        Wraps();

        Column("DeploymentId", 12, deployment => Text(deployment.DeploymentId), right: true);
        Column("Status", 10, deployment => State(deployment.Status));
        Column("Runtime", 12, deployment => Text(deployment.Runtime));
        Column("Age", 6, deployment => Age(deployment.CreatedAt), right: true);
        Column("Environment", Rest, deployment => List(deployment.Environment));

        Item("DeploymentId", deployment => Text(deployment.DeploymentId));
        Item("Status", deployment => State(deployment.Status));
        Optional("Error", deployment => Error(deployment.Error));
        Item("Runtime", deployment => Text(deployment.Runtime));
        Item("MemoryMib", deployment => deployment.MemoryMib is { } size ? Text($"{size} MiB") : null);
        Item("Environment", deployment => List(deployment.Environment));
        Item("CreatedAt", deployment => Time(deployment.CreatedAt));
    }
}

internal static class FunctionDisplay
{
    /// <summary>The status of a function's newest deployment, and the active deployment if it is another one.</summary>
    /// <param name="function">The function.</param>
    /// <returns>Text such as <c>4 building, 3 active</c>; empty before the first deployment.</returns>
    public static string Deployment(Function? function) => (function?.CurrentDeployment, function?.ActiveDeployment) switch
    {
        (null, _) => string.Empty,
        ({ } current, { } active) when active.DeploymentId != current.DeploymentId => $"{Deployment(current)}, {active.DeploymentId} {State("active")}",
        ({ } current, _) => Deployment(current),
    };

    /// <summary>A deployment in detail.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <returns>Lines such as <c>runtime: nodejs22</c>; empty for no deployment.</returns>
    public static string DeploymentParts(FunctionDeployment? deployment) => deployment is null ? string.Empty : Parts(
        (null, Deployment(deployment)), ("error", Error(deployment.Error)), ("runtime", Text(deployment.Runtime)), ("environment", List(deployment.Environment)));

    private static string Deployment(FunctionDeployment deployment) => $"{deployment.DeploymentId} {State(deployment.Status)}";
}
