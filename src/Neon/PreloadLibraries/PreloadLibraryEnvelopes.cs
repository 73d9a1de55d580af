namespace Neon;

internal sealed class PreloadLibraryList
{
    [NeverLeftOut]
    public IReadOnlyList<PreloadLibrary>? Libraries { get; init; }
}
