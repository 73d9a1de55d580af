using Neon.Tests.Support;

namespace Neon.Tests.AuthSettings;

/// <summary>A project whose default branch has Neon Auth.</summary>
internal static class AuthSettingsHost
{
    public static SeededProject SeedAuth(this NeonHost host, string name = "app")
    {
        var project = host.Seed(name);
        host.EnableAuth(project, project.MainBranchId);
        return project;
    }

    /// <summary>Creates another branch with Neon Auth, without using the module.</summary>
    public static void AddAuthBranch(this NeonHost host, SeededProject project, string name)
    {
        var made = host.Send(HttpMethod.Post, $"projects/{project.ProjectId}/branches", $$$"""{"branch":{"name":"{{{name}}}"}}""");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        host.EnableAuth(project, made.GetProperty("branch").GetProperty("id").GetString()!);
    }

    private static void EnableAuth(this NeonHost host, SeededProject project, string branchId)
    {
        host.Send(HttpMethod.Post, $"projects/{project.ProjectId}/branches/{branchId}/auth", """{"auth_provider":"better_auth"}""");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        host.Forget();
    }

    /// <summary>The parameters for the default branch.</summary>
    public static string Named(this SeededProject project) => $"-Project {project.ProjectId} -Branch {project.MainBranchId}";

    /// <summary>The path of Neon Auth on the default branch.</summary>
    public static string AuthPath(this SeededProject project) => $"/projects/{project.ProjectId}/branches/{project.MainBranchId}/auth";
}
