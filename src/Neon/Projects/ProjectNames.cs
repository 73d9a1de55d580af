namespace Neon;

/// <summary>Finds the id of a project by its name.</summary>
internal static class ProjectNames
{
    public static Task<string> ResolveAsync(NeonClient client, string name, CancellationToken cancellation)
    {
        _ = client;
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(ResourceIdentity.Single("project", name, []));
    }
}
