using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets what branches used: compute, storage, transfer.</summary>
/// <remarks>
/// <para>One object a branch and timeframe comes out, with a property for each metric, so that it can be summed, grouped and
/// exported as it is; with -AsPeriod one object a branch and billing period. Without -Branch all branches of the projects
/// are read; without -Project those of the context's project. What is piped in (projects, branches, the consumption of
/// projects) is asked for together.</para>
/// <para>ComputeUnitSeconds counts seconds of one compute unit. Properties that end in BytesMonth are byte-months: a byte
/// stored for a month. Extra branches and the storage of snapshots are counted for projects only. Neon takes about thirty
/// requests about consumption a minute; the module waits where it has to.</para>
/// </remarks>
/// <example>
/// <para>The last thirty days of the branches of a project</para>
/// <code>Get-NeonBranchConsumption -Project app</code>
/// </example>
/// <example>
/// <para>The last day of some branches, hour by hour</para>
/// <code>Get-NeonBranch -Project app -Name pr-* | Get-NeonBranchConsumption -Granularity hourly -Metric compute_unit_seconds</code>
/// </example>
/// <example>
/// <para>Which branches made the most expensive day of the month</para>
/// <code>Get-NeonProjectConsumption | Sort-Object ComputeUnitSeconds -Descending | Select-Object -First 1 | Get-NeonBranchConsumption</code>
/// </example>
/// <seealso cref="GetNeonProjectConsumptionCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getconsumptionhistoryperbranchv2"/>
[Cmdlet(VerbsCommon.Get, "NeonBranchConsumption")]
[OutputType(typeof(BranchConsumption), typeof(ConsumptionPeriod))]
[NeonOperation("getConsumptionHistoryPerBranchV2")]
public sealed class GetNeonBranchConsumptionCommand : ConsumptionCmdlet
{
    private readonly Dictionary<string, HashSet<(string ProjectId, string? BranchId)>> _collected = new(StringComparer.Ordinal);

    /// <summary>The projects, by id, by exact name or piped in; the context's project without it.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectIdentity[]? Project { get; set; }

    /// <summary>The branches, by id, by exact name or piped in; all branches of the projects without it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("BranchId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public BranchIdentity[]? Branch { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Branch?.FirstOrDefault() ?? Project?.FirstOrDefault();
        if (Branch is null)
        {
            foreach (var project in Projects())
            {
                await CollectAsync(project, null, cancellation);
            }

            return;
        }

        foreach (var branch in Branch)
        {
            foreach (var project in Project is null && branch.ProjectId is { } own ? [ById(own)] : Projects())
            {
                await CollectAsync(project, branch, cancellation);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        var api = new ConsumptionApi(Client);
        foreach (var (organizationId, items) in _collected)
        {
            var wholes = items.Where(item => item.BranchId is null).Select(item => item.ProjectId).ToHashSet(StringComparer.Ordinal);
            var query = Query(organizationId, MeteredConsumption.MetricsOfBranches);
            foreach (var some in wholes.Chunk(ConsumptionApi.MostIds))
            {
                await EmitAsync(api.OfBranchesAsync(query with { ProjectIds = some }, cancellation), organizationId);
            }

            foreach (var some in items.Where(item => !wholes.Contains(item.ProjectId)).Chunk(ConsumptionApi.MostIds))
            {
                var branches = query with
                {
                    ProjectIds = [.. some.Select(item => item.ProjectId).Distinct()],
                    BranchIds = [.. some.Select(item => item.BranchId!)],
                };
                await EmitAsync(api.OfBranchesAsync(branches, cancellation), organizationId);
            }
        }
    }

    private static ProjectIdentity ById(string projectId) => new(new Project { ProjectId = projectId });

    private ProjectIdentity[] Projects() => Project
        ?? (Context.ProjectId is { } projectId ? [Context.ProjectName is { } name ? new ProjectIdentity(name) : ById(projectId)] : throw ResourceIdentity.Missing("project"));

    private async Task CollectAsync(ProjectIdentity project, BranchIdentity? branch, CancellationToken cancellation)
    {
        try
        {
            var (organizationId, projectId) = await LocateAsync(project, cancellation);
            if (branch?.ProjectId is { } own && own != projectId)
            {
                throw new NeonApiException(NeonFailure.InvalidInput, $"The branch {branch} belongs to the project {own}, not to {projectId}.")
                {
                    Advice = "Leave -Project out for a branch that is given as an object.",
                };
            }

            var branchId = branch is null ? null : await branch.ResolveAsync(Client, projectId, cancellation);
            if (!_collected.TryGetValue(organizationId, out var items))
            {
                _collected[organizationId] = items = [];
            }

            items.Add((projectId, branchId));
        }
        catch (NeonApiException failure)
        {
            WriteFailure(failure, (object?)branch ?? project);
        }
    }
}
