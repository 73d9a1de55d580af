using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>Finds the id of a project by its exact name.</summary>
internal static class ProjectNames
{
    /// <summary>Searches the projects of one organization, or of all organizations, and the shared projects.</summary>
    public static Task<string> ResolveAsync(NeonClient client, string name, string? organizationId, CancellationToken cancellation) =>
        ResolveAsync(client, new ProjectFilter { OrganizationId = organizationId, Search = name }, cancellation);

    /// <summary>Searches the deleted projects that can still be recovered.</summary>
    public static Task<string> ResolveDeletedAsync(NeonClient client, string name, string? organizationId, CancellationToken cancellation) =>
        ResolveAsync(client, new ProjectFilter { OrganizationId = organizationId, Search = name, Deleted = true }, cancellation);

    /// <summary>Lists the projects of one organization, or of the key's own, that have exactly this name.</summary>
    public static async Task<IReadOnlyList<Project>> ListOwnAsync(
        NeonClient client, string name, string? organizationId, CancellationToken cancellation)
    {
        var filter = new ProjectFilter { OrganizationId = organizationId, Search = name };
        var found = await new ProjectApi(client).ListAsync(filter, cancellation).ToListAsync().ConfigureAwait(false);
        EnsureComplete(filter, found);
        return [.. found.Select(listing => listing.Project!).Where(project => project.Name == name)];
    }

    private static async Task<string> ResolveAsync(NeonClient client, ProjectFilter filter, CancellationToken cancellation)
    {
        var found = await SearchAsync(client, filter, cancellation).ConfigureAwait(false);
        EnsureComplete(filter, found);
        var named = found.Select(listing => listing.Project!).Where(project => project.Name == filter.Search && project.ProjectId is not null).DistinctBy(project => project.ProjectId).ToArray();
        return Single(filter, named, named.Length > 0 ? [] : await client.NamesToSuggestAsync(
            "project",
            filter.Search!,
            found.Select(listing => listing.Project?.Name),
            filter.OrganizationId ?? string.Empty,
            other => OwnNamesAsync(other, filter with { Search = null }, cancellation),
            cancellation).ConfigureAwait(false));
    }

    /// <summary>The own and the shared projects, which are requested at the same time. A failure about the own projects comes first.</summary>
    private static async Task<IReadOnlyList<ProjectListing>> SearchAsync(NeonClient client, ProjectFilter filter, CancellationToken cancellation)
    {
        if (filter.Deleted)
        {
            return await OwnAsync(client, filter, cancellation).ConfigureAwait(false);
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var (own, shared) = (OwnAsync(client, filter, both.Token), SharedAsync(client, filter, both.Token));
        try
        {
            return [.. await own.ConfigureAwait(false), .. await shared.ConfigureAwait(false)];
        }
        finally
        {
            // A search that has failed sends no more requests.
            await both.CancelAsync().ConfigureAwait(false);
            await ((Task)shared).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void EnsureComplete(ProjectFilter filter, IReadOnlyList<ProjectListing> found)
    {
        var unseen = found.Select(listing => listing.UnavailableId).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (unseen.Length > 0)
        {
            throw new NeonApiException(
                NeonFailure.Unavailable,
                $"The project '{filter.Search}' cannot be identified by name. Neon could not read all projects in time, and one of these may have the same name: {string.Join(", ", unseen)}.")
            {
                Resource = "Project",
                Advice = "Try again later, or specify the project by id.",
            };
        }
    }

    private static string Single(ProjectFilter filter, Project[] matches, IEnumerable<string?> names)
    {
        if (matches.Length == 1)
        {
            return matches[0].ProjectId!;
        }

        if (matches.Length > 1)
        {
            return ResourceIdentity.Single("project", filter.Search!, [.. matches.Select(project => $"{project.ProjectId} ({Owner(project)})")]);
        }

        var organization = filter.OrganizationId is { } id ? $" in the organization {id}" : string.Empty;
        var (message, advice) = filter.Deleted
            ? ($"There is no deleted project '{filter.Search}'{organization} that can be recovered.", "Names must match exactly, including case. To list the projects that can be recovered, use Get-NeonProject -Deleted.")
            : ($"There is no project '{filter.Search}'{(organization.Length > 0 ? $"{organization} or among the shared projects" : string.Empty)}.", null);
        throw ResourceIdentity.NoneNamed("project", filter.Search!, names, message, advice);
    }

    private static string Owner(Project project) => (project.OrganizationName, project.OrganizationId) switch
    {
        ({ Length: > 0 } name, { } id) => $"{name}, {id}",
        (_, { } id) => id,
        _ => "owned by a user",
    };

    private static async Task<IReadOnlyList<ProjectListing>> OwnAsync(NeonClient client, ProjectFilter filter, CancellationToken cancellation)
    {
        var api = new ProjectApi(client);
        try
        {
            return await api.ListAsync(filter, cancellation).ToListAsync().ConfigureAwait(false);
        }
        catch (NeonApiException failure) when (failure.RequiresParent)
        {
            var found = new List<ProjectListing>();
            foreach (var organization in await new OrganizationApi(client).ListAsync(cancellation).ConfigureAwait(false))
            {
                var own = filter with { OrganizationId = organization.OrganizationId };
                found.AddRange(await api.ListAsync(own, cancellation).ToListAsync().ConfigureAwait(false));
            }

            return found;
        }
    }

    private static async IAsyncEnumerable<string?> OwnNamesAsync(NeonClient client, ProjectFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A client for one request reads only the first page, and not the projects of several organizations.
        if (client.SendsOnce)
        {
            await foreach (var listing in new ProjectApi(client).ListAsync(filter, cancellation).ConfigureAwait(false))
            {
                yield return listing.Project?.Name;
            }

            yield break;
        }

        foreach (var listing in await OwnAsync(client, filter, cancellation).ConfigureAwait(false))
        {
            yield return listing.Project?.Name;
        }
    }

    private static async Task<IReadOnlyList<ProjectListing>> SharedAsync(NeonClient client, ProjectFilter filter, CancellationToken cancellation)
    {
        try
        {
            return await new ProjectApi(client).ListSharedAsync(filter, cancellation).ToListAsync().ConfigureAwait(false);
        }
        catch (NeonApiException closed) when (closed.IsNotAllowed || closed.IsNotFound)
        {
            // Projects are shared with users; an organization key has no shared projects.
            client.Log($"Shared projects were not searched: {closed.Message}");
            return [];
        }
    }
}
