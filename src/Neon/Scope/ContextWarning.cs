namespace Neon.Commands;

/// <summary>
/// Warns that a change has removed, moved or renamed the project or branch of the context. The next cmdlet would
/// otherwise fail, or work on whatever has taken its place.
/// </summary>
internal static class ContextWarning
{
    /// <summary>The branch was removed.</summary>
    /// <param name="cmdlet">The cmdlet that removed it.</param>
    /// <param name="branchKey">The branch.</param>
    /// <param name="name">Its name, if known.</param>
    public static void BranchRemoved(NeonApiCmdlet cmdlet, BranchKey branchKey, string? name)
    {
        if (IsBranch(cmdlet.Context, branchKey, name))
        {
            cmdlet.WriteWarning($"{Branch(cmdlet.Context)} was removed. Set another branch with Set-NeonContext -Branch.");
        }
    }

    /// <summary>The branch was renamed, so a context that uses the old name no longer finds it.</summary>
    /// <param name="cmdlet">The cmdlet that renamed it.</param>
    /// <param name="branchKey">The branch.</param>
    /// <param name="name">Its previous name, if known.</param>
    /// <param name="newName">Its current name; null if it was not renamed.</param>
    public static void BranchRenamed(NeonApiCmdlet cmdlet, BranchKey branchKey, string? name, string? newName)
    {
        var context = cmdlet.Context;
        if (context.BranchName is not null && newName is not null && newName != context.BranchName && IsBranch(context, branchKey, name))
        {
            cmdlet.WriteWarning($"{Branch(context)} is now called '{newName}'. To keep it as the default, run Set-NeonContext -Branch '{newName}'.");
        }
    }

    /// <summary>
    /// Another branch has taken over the branch's name and computes; the branch is kept under another name.
    /// </summary>
    /// <param name="cmdlet">The cmdlet that replaced it.</param>
    /// <param name="projectId">The project.</param>
    /// <param name="branchId">The branch that was replaced; null if its id is unknown.</param>
    /// <param name="successor">The branch that replaced it.</param>
    public static void BranchReplaced(NeonApiCmdlet cmdlet, string projectId, string? branchId, Branch successor)
    {
        // A context that uses the name already refers to the successor.
        if (cmdlet.Context.BranchName is null && branchId is not null && IsBranch(cmdlet.Context, new BranchKey(projectId, branchId), null))
        {
            cmdlet.WriteWarning(
                $"{Branch(cmdlet.Context)} was replaced by {successor.Name ?? successor.BranchId} ({successor.BranchId}) and still contains the old data. To work on the new branch, run Set-NeonContext -Branch {successor.BranchId}.");
        }
    }

    /// <summary>The project was removed.</summary>
    public static void ProjectRemoved(NeonApiCmdlet cmdlet, string projectId)
    {
        if (cmdlet.Context.ProjectId == projectId)
        {
            cmdlet.WriteWarning($"{Project(cmdlet.Context)} was removed. Set another project with Set-NeonContext -Project.");
        }
    }

    /// <summary>The project was renamed, so a context that uses the old name no longer finds it.</summary>
    public static void ProjectRenamed(NeonApiCmdlet cmdlet, string projectId, string? newName)
    {
        var context = cmdlet.Context;
        if (context.ProjectName is not null && newName is not null && newName != context.ProjectName && context.ProjectId == projectId)
        {
            cmdlet.WriteWarning($"{Project(context)} is now called '{newName}'. To keep it as the default, run Set-NeonContext -Project '{newName}'.");
        }
    }

    /// <summary>The project was moved out of the organization of the context.</summary>
    public static void ProjectMoved(NeonApiCmdlet cmdlet, string projectId, string organizationId)
    {
        var context = cmdlet.Context;
        if (context.ProjectId == projectId && context.OrganizationId is not null && context.OrganizationId != organizationId)
        {
            cmdlet.WriteWarning(
                $"{Project(context)} was moved from the organization of the context to {organizationId}. To follow it, run Set-NeonContext -Organization {organizationId} -Project {projectId}.");
        }
    }

    /// <summary>With <c>-IfExists</c>, the target was searched only in the organization of the context, which was not specified.</summary>
    /// <param name="cmdlet">The cmdlet that did not find it.</param>
    /// <param name="others">What else was searched, if anything.</param>
    /// <param name="advice">How to search another organization.</param>
    public static void OnlyOrganizationSearched(NeonApiCmdlet cmdlet, string? others, string advice)
    {
        if (cmdlet.Context.OrganizationId is { } organization)
        {
            cmdlet.WriteWarning($"Only the organization {organization} of the context {(others is null ? "was" : $"and {others} were")} searched. To search another one, {advice}.");
        }
    }

    private static bool IsBranch(NeonContext context, BranchKey branchKey, string? name) =>
        context.ProjectId == branchKey.ProjectId
        && (context.BranchName is null || name is null ? context.BranchId == branchKey.BranchId : context.BranchName == name);

    private static string Branch(NeonContext context) => $"The branch {context.BranchAsSet} of the context ({context.BranchSource})";

    private static string Project(NeonContext context) => $"The project {context.ProjectAsSet} of the context ({context.ProjectSource})";
}
