namespace Neon;

internal sealed class PreloadLibraryList
{
    [RequiredInResponse]
    public IReadOnlyList<PreloadLibrary>? Libraries { get; init; }
}
