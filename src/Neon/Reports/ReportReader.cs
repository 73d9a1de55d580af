using System.Net;

namespace Neon;

/// <summary>
/// Reads the content of a report with as few requests as possible: lists only, several at a time. A list that cannot be read
/// becomes a gap, and the rest is still read. If nothing else could be read either, as with a revoked key, it fails.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="progress">Receives how many projects have been read, and how many there are; from any thread.</param>
internal sealed class ReportReader(NeonClient client, Action<int, int> progress)
{
    private const int MaxParallel = 8;
    private readonly List<ReportGap> _gaps = [];
    private int _count;

    /// <summary>Reads organizations with all their projects.</summary>
    /// <param name="organizationIds">The organizations.</param>
    /// <param name="scope">Whether these are all organizations of the account.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<ReportData> ReadAsync(IReadOnlyList<string> organizationIds, ReportScope scope, CancellationToken cancellation)
    {
        var lists = await EachAsync(organizationIds, ListAsync, cancellation).ConfigureAwait(false);
        Project[] projects = [.. lists.SelectMany(list => list.Value ?? [])];
        for (var index = 0; index < lists.Length; index++)
        {
            AddGap(ReportPart.Projects, lists[index].Failure, organizationIds[index]);
        }

        // The account can be a user's, whose own keys have access to all of its organizations.
        var keys = scope == ReportScope.Account && !client.Connection.IsOfOrganization
            ? await TryAsync(new ApiKeyApi(client).ListPersonalAsync(cancellation)).ConfigureAwait(false)
            : default;
        if (keys.Failure is { IsNotAllowed: false })
        {
            AddGap(ReportPart.Keys, keys.Failure, null);
        }

        // If the projects of an organization cannot be read, neither can the rest.
        string[] known = [.. organizationIds.Where((_, index) => lists[index].Value is not null)];
        return await ReadAsync(projects, known, scope, cancellation).ConfigureAwait(false) with { PersonalKeys = keys.Value };
    }

    /// <summary>Reads projects.</summary>
    /// <param name="named">The projects as they were specified, each with its id, and with itself if it is known.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<ReportData> ReadAsync(IReadOnlyList<(object Input, string Id, Project? Known)> named, CancellationToken cancellation)
    {
        var found = await EachAsync(
            named,
            async (project, stop) => project.Known is { } known ? (known, null) : await TryAsync(new ProjectApi(client).GetAsync(project.Id, stop)).ConfigureAwait(false),
            cancellation).ConfigureAwait(false);
        for (var index = 0; index < found.Length; index++)
        {
            AddGap(ReportPart.Project, found[index].Failure, named[index].Id, named[index].Input);
        }

        Project[] projects = [.. found.Select(project => project.Item1).OfType<Project>()];
        string[] organizationIds = [.. projects.Select(project => project.OrganizationId).OfType<string>().Distinct(StringComparer.Ordinal)];
        return await ReadAsync(projects, organizationIds, ReportScope.Projects, cancellation).ConfigureAwait(false);
    }

    /// <summary>Adds a project that was specified but cannot be identified.</summary>
    public void AddMissing(NeonApiException failure, string named, object input) => AddGap(ReportPart.Project, failure, named, input);

    private async Task<ReportData> ReadAsync(
        Project[] projects, IReadOnlyList<string> organizationIds, ReportScope scope, CancellationToken cancellation)
    {
        // Organizations first: consumption has the strictest limit.
        var owners = EachAsync(organizationIds, (id, stop) => ReadAsync(id, scope == ReportScope.Projects ? projects : null, stop), cancellation);
        progress(0, projects.Length);
        var details = EachAsync(
            projects,
            async (project, stop) =>
            {
                var read = await ReadAsync(project, stop).ConfigureAwait(false);
                progress(Interlocked.Increment(ref _count), projects.Length);
                return read;
            },
            cancellation);
        await Task.WhenAll(owners, details).ConfigureAwait(false);

        var found = await owners.ConfigureAwait(false);
        var read = await details.ConfigureAwait(false);
        _gaps.AddRange(found.SelectMany(owner => owner.Gaps));
        _gaps.AddRange(read.SelectMany(project => project.Gaps));
        return new ReportData
        {
            MadeAt = client.Clock.GetUtcNow(),
            TimeZone = client.Clock.LocalTimeZone,
            Host = client.Connection.BaseUri.Authority,
            Account = client.Connection.AccountName ?? client.Connection.AccountId,
            Scope = scope,
            Organizations = [.. found.Select(owner => owner.Organization)],
            Projects = [.. read.Select(project => project.Project)],
            Gaps = [.. _gaps],
            IsLastUseKnown = !client.HasLeftOut("last_used_at"),
        };
    }

    /// <summary>All projects of an organization. One that Neon could not list in time is read by its id.</summary>
    private async Task<(IReadOnlyList<Project>? Value, NeonApiException? Failure)> ListAsync(string organizationId, CancellationToken cancellation)
    {
        var api = new ProjectApi(client);
        var (listings, failure) = await TryAsync(api.ListAsync(new ProjectFilter { OrganizationId = organizationId }, cancellation).ToListAsync()).ConfigureAwait(false);
        var projects = new List<Project>();
        foreach (var (project, unavailableId) in (listings ?? []).DistinctBy(listing => listing.UnavailableId ?? listing.Project?.ProjectId))
        {
            var (read, missing) = project is null ? await TryAsync(api.GetAsync(unavailableId!, cancellation)).ConfigureAwait(false) : (project, null);
            if (read is not null)
            {
                projects.Add(read);
            }

            lock (_gaps)
            {
                AddGap(ReportPart.Project, missing, unavailableId);
            }
        }

        return failure is null ? (projects, null) : (null, failure);
    }

    private async Task<(ReportProject Project, ReportGap[] Gaps)> ReadAsync(Project project, CancellationToken cancellation)
    {
        var id = project.ProjectId!;
        var branches = TryAsync(new BranchApi(client).ListAsync(id, new BranchFilter(), cancellation).ToListAsync());
        var computes = TryAsync(new EndpointApi(client).ListAsync(id, cancellation));
        var snapshots = TryAsync(new SnapshotApi(client).ListAsync(id, cancellation));
        await Task.WhenAll(branches, computes, snapshots).ConfigureAwait(false);
        var read = new ReportProject(project)
        {
            Branches = (await branches.ConfigureAwait(false)).Value,
            Endpoints = (await computes.ConfigureAwait(false)).Value,
            Snapshots = (await snapshots.ConfigureAwait(false)).Value,
        };
        return (read, GapsOf(
            id,
            (ReportPart.Branches, (await branches.ConfigureAwait(false)).Failure),
            (ReportPart.Computes, (await computes.ConfigureAwait(false)).Failure),
            (ReportPart.Snapshots, (await snapshots.ConfigureAwait(false)).Failure)));
    }

    private async Task<(ReportOrganization Organization, ReportGap[] Gaps)> ReadAsync(
        string organizationId, Project[]? only, CancellationToken cancellation)
    {
        Project[]? own = only is null ? null : [.. only.Where(project => project.OrganizationId == organizationId)];
        var details = TryAsync(new OrganizationApi(client).GetAsync(organizationId, cancellation));
        var keys = TryAsync(new ApiKeyApi(client).ListOfOrganizationAsync(organizationId, cancellation));
        var consumption = TryAsync(ConsumptionAsync(organizationId, own, cancellation));
        await Task.WhenAll(details, keys, consumption).ConfigureAwait(false);
        // A key that is scoped to a project may not read its organization, of which the page shows only the name.
        var organization = (await details.ConfigureAwait(false)).Value;
        var read = new ReportOrganization
        {
            OrganizationId = organizationId,
            Name = organization?.Name ?? own?.FirstOrDefault()?.OrganizationName,
            Plan = organization?.Plan,
            Keys = (await keys.ConfigureAwait(false)).Value?.Where(key => own is null || Array.Exists(own, project => project.ProjectId == key.ProjectId)).ToArray(),
            Consumption = (await consumption.ConfigureAwait(false)).Value,
        };
        return (read, GapsOf(
            organizationId,
            (ReportPart.Keys, (await keys.ConfigureAwait(false)).Failure),
            (ReportPart.Consumption, (await consumption.ConfigureAwait(false)).Failure)));
    }

    private async Task<IReadOnlyList<ProjectConsumption>> ConsumptionAsync(string organizationId, Project[]? projects, CancellationToken cancellation)
    {
        var now = client.Clock.GetUtcNow();
        var query = new ConsumptionQuery
        {
            OrganizationId = organizationId,
            From = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - ReportData.Days),
            To = now,
            Granularity = "daily",
            Metrics = ProjectConsumption.MetricsOfProjects,
        };
        var records = new List<ProjectConsumption>();
        foreach (var ids in projects is null ? [null] : projects.Select(project => project.ProjectId!).Chunk(ConsumptionApi.MaxIds).ToArray<string[]?>())
        {
            await foreach (var period in new ConsumptionApi(client).OfProjectsAsync(query with { ProjectIds = ids }, cancellation).ConfigureAwait(false))
            {
                records.AddRange(period.Consumption.OfType<ProjectConsumption>());
            }
        }

        return records;
    }

    private void AddGap(ReportPart part, NeonApiException? failure, string? owner, object? target = null)
    {
        if (failure is not null)
        {
            _gaps.Add(new ReportGap(part, failure, owner, target ?? owner));
        }
    }

    private static ReportGap[] GapsOf(string owner, params (ReportPart Part, NeonApiException? Failure)[] parts) =>
        [.. parts.Where(part => part.Failure is not null).Select(part => new ReportGap(part.Part, part.Failure!, owner, owner))];

    private static async Task<(T? Value, NeonApiException? Failure)> TryAsync<T>(Task<T> reading)
        where T : class
    {
        try
        {
            return (await reading.ConfigureAwait(false), null);
        }
        catch (NeonApiException failure) when (!EndsAll(failure))
        {
            return (null, failure);
        }
    }

    /// <summary>Whether no other request can succeed either.</summary>
    private static bool EndsAll(NeonApiException failure) =>
        failure.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests
        || failure.Failure is NeonFailure.Connection or NeonFailure.RateLimited or NeonFailure.NoApiKey or NeonFailure.EmulatorStopped;

    /// <summary>Runs work for each item, some at a time, and returns the results in the order of the items.</summary>
    private static async Task<TResult[]> EachAsync<T, TResult>(
        IReadOnlyList<T> items, Func<T, CancellationToken, Task<TResult>> work, CancellationToken cancellation)
    {
        var results = new TResult[items.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, items.Count),
            new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancellation },
            async (index, stop) => results[index] = await work(items[index], stop).ConfigureAwait(false)).ConfigureAwait(false);
        return results;
    }
}
