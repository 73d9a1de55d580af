namespace Neon;

public static partial class Display
{
    /// <summary>How the newest deployment of a function gets on, and which one answers calls if that is another.</summary>
    /// <param name="function">The function.</param>
    /// <returns>Text such as <c>4 building, 3 active</c>; empty before the first deployment.</returns>
    public static string Deployment(Function? function) => (function?.CurrentDeployment, function?.ActiveDeployment) switch
    {
        (null, _) => string.Empty,
        ({ } current, { } active) when active.DeploymentId != current.DeploymentId => $"{Deployment(current)}, {active.DeploymentId} {State("active")}",
        ({ } current, _) => Deployment(current),
    };

    private static string Deployment(FunctionDeployment deployment) => $"{deployment.DeploymentId} {State(deployment.Status)}";
}
