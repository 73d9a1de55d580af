namespace Neon.Commands;

/// <summary>Completes the libraries that computes of a project can load.</summary>
internal sealed class PreloadLibraryCompleter : ProjectItemCompleter<PreloadLibrary>
{
    // A new project is completed with the libraries of another one: nearly all are the same for each version of Postgres.
    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word) =>
        !query.Call.IsCreationOf("Project") ? await base.ListAsync(query, word).ConfigureAwait(false)
        : (await ProjectCompleter.ContextAsync(query).ConfigureAwait(false) ?? await AnyAsync(query).ConfigureAwait(false)) is { } projectId ? await OfAsync(query, projectId, word).ConfigureAwait(false)
        : CompletionList.Unknown;

    private static async ValueTask<string?> AnyAsync(CompletionQuery query) =>
        (await new ProjectCompleter().ListAsync(query, string.Empty).ConfigureAwait(false)).Items is [var first, ..] ? first.Id : null;

    private protected override IAsyncEnumerable<PreloadLibrary> List(NeonClient client, string projectId, string? search, CancellationToken cancellation) =>
        Each(new PreloadLibraryApi(client).ListAsync(projectId, cancellation));

    private protected override CompletionItem Describe(PreloadLibrary item) => new(item.LibraryName)
    {
        Details =
        [
            item.Version,
            item.IsDefault == true ? "default" : null,
            item.IsExperimental == true ? "experimental" : null,
            item.Description,
        ],
    };
}
