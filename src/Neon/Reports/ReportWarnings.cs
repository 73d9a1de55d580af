using static Neon.Display;

namespace Neon;

/// <summary>
/// Finds what deserves attention. What is unknown, because Neon did not return it, never causes a warning.
/// </summary>
internal static class ReportWarnings
{
    /// <summary>The age from which a branch counts as old.</summary>
    public static readonly TimeSpan OldBranch = TimeSpan.FromDays(30);

    /// <summary>The age from which a key should have been used.</summary>
    public static readonly TimeSpan NewKey = TimeSpan.FromDays(7);

    /// <summary>All warnings, the gravest first, then in the order of the report.</summary>
    public static IReadOnlyList<ReportWarning> Of(ReportData report) =>
    [
        .. report.Projects.SelectMany(DefaultBranches)
            .Concat(report.Projects.SelectMany(AllowLists))
            .Concat((report.PersonalKeys ?? []).Concat(report.Organizations.SelectMany(organization => organization.Keys ?? [])).SelectMany(key => Keys(report, key)))
            .Concat(report.Projects.SelectMany(Computes))
            .Concat(report.Projects.SelectMany(project => Branches(project, report.MadeAt))),
    ];

    private static IEnumerable<ReportWarning> DefaultBranches(ReportProject project) =>
        from branch in project.Branches ?? []
        where branch is { Default: true, Protected: false }
        select new ReportWarning(
            ReportWarningKind.UnprotectedDefaultBranch,
            [project.Project.ToString(), branch.ToString()],
            string.Empty,
            $"{CommandLine.Of($"Set-NeonBranch {KeyOf(branch)}")} -Protected",
            project);

    private static IEnumerable<ReportWarning> AllowLists(ReportProject project)
    {
        if (project.Project.Settings is not { BlockPublicConnections: not true } settings)
        {
            yield break;
        }

        // Angle brackets are an error in PowerShell: the command does nothing until they are replaced.
        var set = CommandLine.Of($"Set-NeonProject -Project {project.Project.ProjectId}");
        if (settings.AllowedIps is not { Ips.Count: > 0 })
        {
            yield return new ReportWarning(
                ReportWarningKind.OpenAllowList, [project.Project.ToString()], "Every address can connect.", $"{set} -AllowedIp <addresses>", project);
        }
        else if (settings.AllowedIps is { ProtectedBranchesOnly: true } && project.Branches?.Any(branch => branch.Protected == false) != false)
        {
            yield return new ReportWarning(
                ReportWarningKind.OpenAllowList,
                [project.Project.ToString()],
                "The list applies to protected branches only: every address can connect to the others.",
                $"{set} -AllowedIpsProtectedBranchesOnly:$false",
                project);
        }
    }

    private static IEnumerable<ReportWarning> Keys(ReportData report, ApiKey key)
    {
        if (report.IsLastUseKnown && key is { LastUsedAt: null, Revoked: not true, CreatedAt: { } created, ApiKeyId: { } id } && report.MadeAt - created >= NewKey)
        {
            var scope = key.ProjectId is { } projectId
                ? $"project {report.Projects.FirstOrDefault(project => project.Project.ProjectId == projectId)?.Project.ToString() ?? projectId}"
                : key.OrganizationId is { } organizationId
                    ? $"organization {report.Organizations.FirstOrDefault(organization => organization.OrganizationId == organizationId)?.ToString() ?? organizationId}"
                    : "personal";
            yield return new ReportWarning(
                ReportWarningKind.UnusedKey,
                [key.ToString()],
                $"{scope}, created {Largest(report.MadeAt - created)} ago",
                CommandLine.Of($"Revoke-NeonApiKey -Organization {key.OrganizationId} -ApiKey {id}").ToString());
        }
    }

    private static IEnumerable<ReportWarning> Computes(ReportProject project) =>
        from endpoint in project.Endpoints ?? []
        where endpoint is { SuspendTimeoutSeconds: -1, Disabled: not true }
        select new ReportWarning(
            ReportWarningKind.NeverSuspended,
            [project.Project.ToString(), project.NameOf(endpoint.BranchId) ?? string.Empty, string.IsNullOrEmpty(endpoint.Name) ? endpoint.ToString() : endpoint.Name],
            Cu(endpoint.MinCu, endpoint.MaxCu),
            CommandLine.Of($"Set-NeonEndpoint -Project {project.Project.ProjectId} -Endpoint {endpoint.EndpointId} -SuspendTimeout 5m").ToString(),
            project);

    private static IEnumerable<ReportWarning> Branches(ReportProject project, DateTimeOffset now)
    {
        var children = (project.Branches ?? []).ToLookup(branch => branch.ParentId, StringComparer.Ordinal);
        foreach (var branch in project.Branches ?? [])
        {
            if (branch is not { Default: false, Protected: false, ExpiresAt: null, Recovery: null, CreatedAt: { } created } || now - created < OldBranch)
            {
                continue;
            }

            // A root branch cannot be removed, and a parent not before its children.
            var count = children[branch.BranchId].Count();
            var (reason, command) = branch.ParentId is null ? (", a root branch, which cannot be removed", $"{CommandLine.Of($"Set-NeonBranch {KeyOf(branch)}")} -Protected")
                : count > 0 ? ($", {ReportFormat.Count(count, "child branch", "child branches")}", $"{CommandLine.Of($"Set-NeonBranch {KeyOf(branch)}")} -Protected")
                : (string.Empty, CommandLine.Of($"Remove-NeonBranch {KeyOf(branch)}").ToString());
            yield return new ReportWarning(
                ReportWarningKind.OldBranch, [project.Project.ToString(), branch.ToString()], $"created {Largest(now - created)} ago{reason}", command, project);
        }
    }

    private static BranchKey KeyOf(Branch branch) => new(branch.ProjectId!, branch.BranchId!);
}
