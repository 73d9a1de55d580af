namespace Neon.Commands;

/// <summary>
/// Completes projects: those of the organization that is named or in the context, or else those of all organizations,
/// as many as one Tab may read. If none matches, the shared projects are searched.
/// </summary>
internal class ProjectCompleter : ServerCompleter<ProjectListing>
{
    /// <summary>The list of a resource whose parent project is not known: with a hint if none is specified.</summary>
    public static CompletionList Missing(CompletionQuery query) =>
        Named(query.Call) is null && query.Context.ProjectId is null && query.Context.ProjectName is null ? CompletionList.Without("no project: -Project or Set-NeonContext") : CompletionList.Unknown;

    /// <summary>The parent project; null while it is unknown.</summary>
    public static async ValueTask<string?> ParentAsync(CompletionQuery query) =>
        Named(query.Call) is { } named ? await IdAsync(query, named).ConfigureAwait(false) : await ContextAsync(query).ConfigureAwait(false);

    /// <summary>The project of the context, which may be set by name; null while it is unknown.</summary>
    public static ValueTask<string?> ContextAsync(CompletionQuery query) => IdAsync(query, new ParentName(query.Context.ProjectId, query.Context.ProjectName));

    private static async ValueTask<string?> IdAsync(CompletionQuery query, ParentName named) =>
        named.Id ?? (named.Name is { } name ? await new ProjectCompleter().FindAsync(query, name).ConfigureAwait(false) : null);

    private static ParentName? Named(CompletionCall call) => call.Parent("ProjectId", text => new ProjectIdentity(text), "Project", "ProjectId");

    internal override bool IsId(string text) => new ProjectIdentity(text).Id is not null;

    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word)
    {
        if (OrganizationCompleter.Named(query.Call) is { } named)
        {
            return await OrganizationCompleter.IdAsync(query, named).ConfigureAwait(false) is { } id
                ? await OfAsync(query, id, word).ConfigureAwait(false)
                : CompletionList.Unknown;
        }

        var own = await OwnAsync(query, word).ConfigureAwait(false);
        return CanBeShared && own.IsKnown && !query.Connection.IsOfOrganization && !own.Items.Any(item => IsMeant(item, word))
            ? await new SharedProjectCompleter().ListAsync(query, word).ConfigureAwait(false)
            : own;
    }

    private protected override int? SearchablePage => ProjectApi.PageSize;

    /// <summary>Whether the project may belong to someone else.</summary>
    private protected virtual bool CanBeShared => true;

    /// <summary>The filter of the list.</summary>
    private protected virtual ProjectFilter Filter => new();

    private protected override IEnumerable<CompletionItem> DescribeAll(IReadOnlyList<ProjectListing> items) =>
        base.DescribeAll([.. items.Where(item => item.Project is not null)]);

    private protected override string? Kind => "project";

    private protected override CompletionItem Describe(ProjectListing item) => new(item.Project!.Name, item.Project.ProjectId)
    {
        Details =
        [
            item.Project.RegionId,
            item.Project.PgVersion is { } version ? $"Postgres {version}" : null,
            Display.Size(item.Project.SyntheticStorageSize),
            item.Project.OrganizationName ?? item.Project.OrganizationId,
        ],
        Since = item.Project.CreatedAt,
    };

    private async ValueTask<CompletionList> OwnAsync(CompletionQuery query, string word)
    {
        // An organization key does not need to specify its organization. A personal key has to specify each one.
        if (query.Context.OrganizationId is not null || query.Connection.IsOfOrganization)
        {
            return await OfAsync(query, query.Context.OrganizationId, word).ConfigureAwait(false);
        }

        var organizations = await new OrganizationCompleter().ListAsync(query, string.Empty).ConfigureAwait(false);
        var lists = new List<CompletionList>();
        foreach (var organization in organizations.Items)
        {
            lists.Add(await OfAsync(query, organization.Id, word).ConfigureAwait(false));
            if (query.IsLookup && lists[^1].Items.Any(item => item.Name == word))
            {
                break;
            }
        }

        return organizations.IsKnown ? CompletionList.Of(lists) : CompletionList.Unknown;
    }

    private ValueTask<CompletionList> OfAsync(CompletionQuery query, string? organizationId, string word) => ReadAsync(
        query,
        organizationId ?? string.Empty,
        word,
        search => new ProjectApi(query.Client).ListAsync(Filter with { OrganizationId = organizationId, Search = search }, query.Cancellation));

    private static bool IsMeant(CompletionItem item, string word) =>
        item.Name?.Contains(word, StringComparison.OrdinalIgnoreCase) == true || item.Id?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>Completes projects that others have shared.</summary>
internal sealed class SharedProjectCompleter : ProjectCompleter
{
    internal override ValueTask<CompletionList> ListAsync(CompletionQuery query, string word) => ReadAsync(
        query,
        string.Empty,
        word,
        search => new ProjectApi(query.Client).ListSharedAsync(new ProjectFilter { Search = search }, query.Cancellation));
}
