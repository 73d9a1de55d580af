namespace Neon;

internal sealed class PreloadLibraryList
{
    public IReadOnlyList<PreloadLibrary>? Libraries { get; init; }
}
