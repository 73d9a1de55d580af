using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the consumption of branches: compute, storage, transfer.</summary>
/// <remarks>
/// <para>The cmdlet returns one object per branch and time frame, with a property for each metric, ready to be summed,
/// grouped and exported; with -AsPeriod, one object per branch and billing period. Without -Branch, it reads all branches of
/// the projects; without -Project, those of the context's project. Piped objects (projects, branches, consumption of
/// projects) are requested together.</para>
/// <para>The names come from piped objects, or from one list of the branches per project. If it cannot be read, they are empty.</para>
/// <para>ComputeUnitSeconds is in seconds of one compute unit. Properties that end in BytesMonth are in byte-months: one
/// byte stored for one month. Extra branches and snapshot storage are available for projects only. Neon allows about 30
/// consumption requests per minute; the module waits when necessary.</para>
/// </remarks>
/// <example>
/// <para>Get the last 30 days of the branches of a project</para>
/// <code>Get-NeonBranchConsumption -Project app</code>
/// </example>
/// <example>
/// <para>Get the last day of some branches by hour</para>
/// <code>Get-NeonBranch -Project app -Name pr-* | Get-NeonBranchConsumption -Granularity hourly -Metric compute_unit_seconds</code>
/// </example>
/// <example>
/// <para>Find the branches that caused the day with the highest compute</para>
/// <code>Get-NeonProjectConsumption | Sort-Object ComputeUnitSeconds -Descending | Select-Object -First 1 | Get-NeonBranchConsumption</code>
/// </example>
/// <keywords>billing, invoice, usage, cost, price, bill, metering</keywords>
/// <seealso cref="GetNeonProjectConsumptionCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonBranchConsumption")]
[OutputType(typeof(BranchConsumption), typeof(ConsumptionPeriod))]
[NeonOperation("getConsumptionHistoryPerBranchV2")]
public sealed class GetNeonBranchConsumptionCommand : ConsumptionCmdlet
{
    private readonly Dictionary<string, HashSet<(string ProjectId, string? BranchId)>> _collected = new(StringComparer.Ordinal);

    /// <summary>The projects, by id, by exact name or piped in. Default: the context's project.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The projects, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [IdentityValue(typeof(ProjectIdentity), IsList = true)]
    public ProjectIdentity[]? Project { get; set; }

    /// <summary>The branches, by id, by exact name or piped in. Default: all branches of the projects.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "The branches, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity), IsList = true)]
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
            foreach (var some in wholes.Chunk(ConsumptionApi.MaxIds))
            {
                await EmitAsync(api.OfBranchesAsync(query with { ProjectIds = some }, cancellation), organizationId, some, cancellation);
            }

            foreach (var some in items.Where(item => !wholes.Contains(item.ProjectId)).Chunk(ConsumptionApi.MaxIds))
            {
                var branches = query with
                {
                    ProjectIds = [.. some.Select(item => item.ProjectId).Distinct()],
                    BranchIds = [.. some.Select(item => item.BranchId!)],
                };
                await EmitAsync(api.OfBranchesAsync(branches, cancellation), organizationId, branches.ProjectIds, cancellation);
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
                    Advice = "Omit -Project for a branch that is specified as an object.",
                };
            }

            var branchId = branch is null ? null : await branch.ResolveAsync(Client, projectId, cancellation);
            if (branch is not null && branchId is not null)
            {
                Names.Add(branchId, NameOf(branch));
            }

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
