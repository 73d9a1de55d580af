namespace Neon.Commands;

/// <summary>Completes the libraries that computes of a project can load.</summary>
internal sealed class PreloadLibraryCompleter : ProjectItemCompleter<PreloadLibrary>
{
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
