using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets what the projects of an organization used: compute, storage, transfer.</summary>
/// <remarks>
/// <para>One object a project and timeframe comes out, with a property for each metric, so that it can be summed, grouped and
/// exported as it is; with -AsPeriod one object a project and billing period. Without -Project all projects of the
/// organization are read, whatever project the context names. Projects that are piped in are asked for together.</para>
/// <para>ComputeUnitSeconds counts seconds of one compute unit. Properties that end in BytesMonth are byte-months: a byte
/// stored for a month. The figures are some fifteen minutes old at least, and reading them wakes no compute. Neon takes about
/// thirty requests about consumption a minute; the module waits where it has to.</para>
/// <para>Figures begin when the account came to a plan that has them. -Legacy reads the metrics of the older plans
/// Scale, Business and Enterprise; Neon's guide says that plans that charge by use have them, too.</para>
/// </remarks>
/// <example>
/// <para>The last thirty days of all projects, day by day, as a CSV file</para>
/// <code>Get-NeonProjectConsumption | Select-Object ProjectId, From, ComputeUnitSeconds, RootBranchBytesMonth, ChildBranchBytesMonth</code>
/// <para>Pipe the result into Export-Csv.</para>
/// </example>
/// <example>
/// <para>The months of one project</para>
/// <code>Get-NeonProjectConsumption app -Granularity monthly</code>
/// </example>
/// <example>
/// <para>The compute hours of each day of the last week, over all organizations</para>
/// <code>Get-NeonOrganization | Get-NeonProjectConsumption -From (Get-Date).AddDays(-7) -Metric compute_unit_seconds | ForEach-Object { '{0} {1:n1}' -f $_.ProjectId, ($_.ComputeUnitSeconds / 3600) }</code>
/// </example>
/// <seealso cref="GetNeonBranchConsumptionCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getconsumptionhistoryperprojectv2"/>
[Cmdlet(VerbsCommon.Get, "NeonProjectConsumption")]
[OutputType(typeof(ProjectConsumption), typeof(LegacyProjectConsumption), typeof(ConsumptionPeriod))]
[NeonOperation("getConsumptionHistoryPerProjectV2", "getConsumptionHistoryPerProject")]
public sealed class GetNeonProjectConsumptionCommand : ConsumptionCmdlet
{
    private readonly Dictionary<string, HashSet<string>> _collected = new(StringComparer.Ordinal);

    /// <summary>The projects, by id, by exact name or piped in; all projects of the organization without it.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectIdentity[]? Project { get; set; }

    /// <summary>Read the metrics of the older plans Scale, Business and Enterprise.</summary>
    [Parameter]
    public SwitchParameter Legacy { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Organization;
        if (Project is null)
        {
            // The older plans have projects of a user as well, and Neon then asks for no organization.
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
            foreach (var some in projects.Chunk(ConsumptionApi.MostIds))
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
        return EmitAsync(Legacy ? api.OfLegacyProjectsAsync(query, cancellation) : api.OfProjectsAsync(query, cancellation), organizationId);
    }
}
