namespace Neon;

/// <summary>
/// The names of the projects and branches in consumption. A name that the input does not contain is read when it is first needed:
/// one list of the projects per organization, and one of the branches per project. Figures without a name are still emitted.
/// </summary>
internal sealed class ConsumptionNames(NeonClient client)
{
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Records a name from the input.</summary>
    public void Add(string id, string? name)
    {
        if (name is not null)
        {
            _names[id] = name;
        }
    }

    /// <summary>Sets the names in a billing period and its records.</summary>
    public async Task ShowAsync(ConsumptionPeriod period, IReadOnlyList<string>? projectIds, CancellationToken cancellation)
    {
        if (period.ProjectId is not { } projectId)
        {
            return;
        }

        await ReadOnceAsync(projectId, period.OrganizationId ?? string.Empty, () => ReadProjectsAsync(period.OrganizationId, projectIds, cancellation)).ConfigureAwait(false);
        period.ProjectName = _names.GetValueOrDefault(projectId);
        if (period.BranchId is { } branchId)
        {
            await ReadOnceAsync(branchId, projectId, () => ReadBranchesAsync(projectId, cancellation)).ConfigureAwait(false);
            period.BranchName = _names.GetValueOrDefault(branchId);
        }

        foreach (var record in period.Consumption)
        {
            record.In(period);
        }
    }

    private async Task ReadOnceAsync(string id, string parentId, Func<Task> read)
    {
        if (_names.ContainsKey(id) || !_read.Add(parentId))
        {
            return;
        }

        try
        {
            await read().ConfigureAwait(false);
        }
        catch (NeonApiException failure)
        {
            client.Log($"The names for the consumption could not be read: {failure.Message}");
        }
    }

    private async Task ReadProjectsAsync(string? organizationId, IReadOnlyList<string>? projectIds, CancellationToken cancellation)
    {
        if (projectIds is [var only])
        {
            Add(only, (await new ProjectApi(client).FindAsync(only, cancellation).ConfigureAwait(false))?.Name);
            return;
        }

        await foreach (var (project, _) in new ProjectApi(client).ListAsync(new ProjectFilter { OrganizationId = organizationId }, cancellation).ConfigureAwait(false))
        {
            if (project?.ProjectId is { } id)
            {
                Add(id, project.Name);
            }
        }
    }

    private async Task ReadBranchesAsync(string projectId, CancellationToken cancellation)
    {
        await foreach (var branch in new BranchApi(client).ListAsync(projectId, new BranchFilter(), cancellation).ConfigureAwait(false))
        {
            if (branch.BranchId is { } id)
            {
                Add(id, branch.Name);
            }
        }
    }
}
