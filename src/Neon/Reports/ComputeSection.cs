using static Neon.Display;

namespace Neon;

/// <summary>The computes of a project: state, size and when they are suspended.</summary>
internal static class ComputeSection
{
    public static Html Of(ReportData report, ReportProject project, ReportFormat format)
    {
        if (project.Endpoints is not { } endpoints)
        {
            return Html.Of($"<h3>Computes</h3>\n{GapSection.In(report, ReportPart.Computes, project.Project.ProjectId)}");
        }

        if (endpoints.Count == 0)
        {
            return Html.Empty;
        }

        var names = (project.Branches ?? []).Where(branch => branch.BranchId is not null).DistinctBy(branch => branch.BranchId).ToDictionary(branch => branch.BranchId!, branch => branch.ToString(), StringComparer.Ordinal);
        return Html.Of($"""
            <h3>{ReportFormat.Count(endpoints.Count, "compute", "computes")}</h3>
            <table class="stack">
            <thead><tr><th scope="col">Compute</th><th scope="col">Branch</th><th scope="col">Type</th><th scope="col">State</th><th scope="col" class="n">Size</th><th scope="col" class="n">Suspends after</th></tr></thead>
            <tbody>
            {endpoints.Select(endpoint => Html.Of($"""
            <tr><td><span class="id">{endpoint.EndpointId}</span>{(endpoint.Name is { Length: > 0 } name ? Html.Of($" <b>{ReportFormat.Name(name)}</b>") : Html.Empty)}</td><td data-label="Branch">{ReportFormat.Name(names.GetValueOrDefault(endpoint.BranchId ?? string.Empty, endpoint.BranchId ?? string.Empty))}</td><td>{endpoint.Type?.Replace('_', '-')}</td><td>{format.State(endpoint)}</td><td class="n" data-label="Size">{Cu(endpoint.MinCu, endpoint.MaxCu)}</td><td class="n" data-label="Suspends after">{(endpoint.SuspendTimeoutSeconds == -1 ? Html.Of($"<span class=\"badge warn\">never</span>") : Html.Of($"{SuspendTimeout(endpoint.SuspendTimeoutSeconds)}"))}</td></tr>

            """))}</tbody>
            </table>

            """);
    }
}
