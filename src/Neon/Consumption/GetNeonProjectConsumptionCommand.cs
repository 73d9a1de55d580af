using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the consumption of an organization's projects: compute, storage, transfer.</summary>
/// <remarks>
/// <para>The cmdlet returns one object per project and time frame, with a property for each metric, ready to be summed,
/// grouped and exported; with -AsPeriod, one object per project and billing period. Without -Project, it reads all projects
/// of the organization, regardless of the context's project. Piped projects are requested together.</para>
/// <para>The names come from piped projects, or from one request for the projects of the organization. If it fails, they are empty.</para>
/// <para>ComputeUnitSeconds is in seconds of one compute unit. Properties that end in BytesMonth are in byte-months: one
/// byte stored for one month. The figures are at least 15 minutes old, and reading them does not start a compute. Neon
/// allows about 30 consumption requests per minute; the module waits when necessary.</para>
/// <para>Figures start when the account moved to a plan that records them. -Legacy reads the metrics of the older plans
/// Scale, Business and Enterprise; according to Neon's guide, usage-based plans have them too.</para>
/// </remarks>
/// <example>
/// <para>Get the last 30 days of all projects by day, for a CSV file</para>
/// <code>Get-NeonProjectConsumption | Select-Object ProjectName, From, ComputeUnitSeconds, RootBranchBytesMonth, ChildBranchBytesMonth</code>
/// <para>Pipe the result to Export-Csv.</para>
/// </example>
/// <example>
/// <para>Get the months of one project</para>
/// <code>Get-NeonProjectConsumption app -Granularity monthly</code>
/// </example>
/// <example>
/// <para>Get last month's usage of each project, for a CSV file</para>
/// <code>Get-NeonProjectConsumption -Granularity monthly -From (Get-Date).AddMonths(-1) | Select-Object ProjectName, From, ComputeUnitSeconds, RootBranchBytesMonth, ChildBranchBytesMonth | ConvertTo-Csv</code>
/// <para>ConvertTo-Csv shows the lines that Export-Csv -Path usage.csv writes to a file.</para>
/// </example>
/// <example>
/// <para>List the compute hours of each day of the last week in all organizations</para>
/// <code>Get-NeonOrganization | Get-NeonProjectConsumption -From (Get-Date).AddDays(-7) -Metric compute_unit_seconds | ForEach-Object { '{0} {1:n1}' -f $_.ProjectId, ($_.ComputeUnitSeconds / 3600) }</code>
/// </example>
/// <keywords>billing, invoice, usage, cost, price, bill, metering, compute hours</keywords>
/// <seealso cref="GetNeonBranchConsumptionCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonProjectConsumption")]
[OutputType(typeof(ProjectConsumption), typeof(LegacyProjectConsumption), typeof(ConsumptionPeriod))]
[NeonOperation("getConsumptionHistoryPerProjectV2", "getConsumptionHistoryPerProject")]
public sealed class GetNeonProjectConsumptionCommand : ConsumptionCmdlet
{
    private readonly Dictionary<string, HashSet<string>> _collected = new(StringComparer.Ordinal);

    /// <summary>The projects, by id, by exact name or piped in. Default: all projects of the organization.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The projects, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [IdentityValue(typeof(ProjectIdentity), IsList = true)]
    public ProjectIdentity[]? Project { get; set; }

    /// <summary>Reads the metrics of the older plans Scale, Business and Enterprise.</summary>
    [Parameter(HelpMessage = "Reads the metrics of the older plans Scale, Business and Enterprise.")]
    public SwitchParameter Legacy { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Organization;
        if (Project is null)
        {
            // On the older plans, projects can belong to a user; Neon then does not require an organization.
            var organizationId = Legacy && Organization is null && Context.OrganizationId is null
                ? null
                : await OrganizationIdAsync(null, cancellation);
            await EmitAsync(organizationId, null, cancellation);
            return;
        }

        foreach (var project in Project)
        {
            try
            {
                var (organizationId, projectId) = await LocateAsync(project, cancellation);
                if (!_collected.TryGetValue(organizationId, out var projects))
                {
                    _collected[organizationId] = projects = new HashSet<string>(StringComparer.Ordinal);
                }

                projects.Add(projectId);
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure, project);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        foreach (var (organizationId, projects) in _collected)
        {
            foreach (var some in projects.Chunk(ConsumptionApi.MaxIds))
            {
                await EmitAsync(organizationId, some, cancellation);
            }
        }
    }

    private Task EmitAsync(string? organizationId, string[]? projectIds, CancellationToken cancellation)
    {
        var api = new ConsumptionApi(Client);
        var metrics = Legacy ? LegacyProjectConsumption.Metrics : ProjectConsumption.MetricsOfProjects;
        var query = Query(organizationId, metrics) with { ProjectIds = projectIds };
        return EmitAsync(Legacy ? api.OfLegacyProjectsAsync(query, cancellation) : api.OfProjectsAsync(query, cancellation), organizationId, projectIds, cancellation);
    }
}
