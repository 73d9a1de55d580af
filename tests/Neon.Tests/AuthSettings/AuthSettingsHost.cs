using Neon.Tests.Support;

namespace Neon.Tests.AuthSettings;

/// <summary>A project whose default branch has Neon Auth.</summary>
internal static class AuthSettingsHost
{
    public static SeededProject SeedAuth(this NeonHost host, string name = "app") => host.Seed(name);

    /// <summary>The parameters that name the default branch.</summary>
    public static string Named(this SeededProject project) => $"-Project {project.ProjectId} -Branch {project.MainBranchId}";

    /// <summary>The path of Neon Auth on the default branch.</summary>
    public static string AuthPath(this SeededProject project) => $"/projects/{project.ProjectId}/branches/{project.MainBranchId}/auth";
}
