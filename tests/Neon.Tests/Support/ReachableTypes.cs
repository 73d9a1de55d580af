using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Neon.Tests.Support;

/// <summary>
/// The assemblies of a folder that code can reach. Every type that a reached type refers to, in a signature or a method body, is
/// reached as well. So only reflection by name can need more.
/// </summary>
internal sealed class ReachableTypes : IDisposable
{
    private readonly Dictionary<string, Image> _images;
    private readonly HashSet<(string Assembly, string Type)> _reached = [];
    private readonly Queue<(Image Image, TypeDefinitionHandle Type)> _queue = new();

    /// <summary>Walks the references of all types of an assembly.</summary>
    public ReachableTypes(string folder, string start)
    {
        _images = Directory.GetFiles(folder, "*.dll").Select(file => new Image(file)).ToDictionary(image => image.Name);
        foreach (var type in _images[start].Types.Keys)
        {
            Reach(start, type);
        }

        while (_queue.TryDequeue(out var next))
        {
            Visit(next.Image, next.Image.Metadata.GetTypeDefinition(next.Type));
        }
    }

    /// <summary>The names of the assemblies.</summary>
    public IEnumerable<string> Assemblies => _reached.Select(type => type.Assembly).Distinct();

    public void Dispose()
    {
        foreach (var image in _images.Values)
        {
            image.Dispose();
        }
    }

    private void Reach(string assembly, string type)
    {
        // An assembly that is not in the folder belongs to the framework.
        if (!_images.TryGetValue(assembly, out var image) || !_reached.Add((assembly, type)))
        {
            return;
        }

        if (image.Types.TryGetValue(type, out var definition))
        {
            _queue.Enqueue((image, definition));
        }
        else
        {
            Reach(image.Forwarded[type], type);
        }
    }

    private void Visit(Image image, TypeDefinition type) => new TypeWalk(image.File, image.Metadata, handle => Reach(image, handle)).Visit(type);

    private void Reach(Image image, EntityHandle handle)
    {
        var (assembly, type) = handle.Kind == HandleKind.TypeDefinition
            ? (image.Name, image.NameOf((TypeDefinitionHandle)handle))
            : image.NameOf((TypeReferenceHandle)handle);
        Reach(assembly, type);
    }

    private sealed class Image : IDisposable
    {
        public Image(string path)
        {
            Name = Path.GetFileNameWithoutExtension(path);
            File = new PEReader(System.IO.File.OpenRead(path));
            Metadata = File.GetMetadataReader();
            Types = Metadata.TypeDefinitions.ToDictionary(NameOf);
            Forwarded = Metadata.ExportedTypes.Select(Metadata.GetExportedType)
                .Where(type => type.Implementation.Kind == HandleKind.AssemblyReference)
                .ToDictionary(
                    type => $"{Metadata.GetString(type.Namespace)}.{Metadata.GetString(type.Name)}",
                    type => Assembly((AssemblyReferenceHandle)type.Implementation));
        }

        public string Name { get; }

        public PEReader File { get; }

        public MetadataReader Metadata { get; }

        public Dictionary<string, TypeDefinitionHandle> Types { get; }

        public Dictionary<string, string> Forwarded { get; }

        public string NameOf(TypeDefinitionHandle handle)
        {
            var type = Metadata.GetTypeDefinition(handle);
            var outer = type.GetDeclaringType();
            return $"{(outer.IsNil ? Metadata.GetString(type.Namespace) + "." : NameOf(outer) + "+")}{Metadata.GetString(type.Name)}";
        }

        public (string Assembly, string Type) NameOf(TypeReferenceHandle handle)
        {
            var type = Metadata.GetTypeReference(handle);
            var name = Metadata.GetString(type.Name);
            if (type.ResolutionScope.Kind != HandleKind.TypeReference)
            {
                return (Assembly((AssemblyReferenceHandle)type.ResolutionScope), $"{Metadata.GetString(type.Namespace)}.{name}");
            }

            var outer = NameOf((TypeReferenceHandle)type.ResolutionScope);
            return (outer.Assembly, $"{outer.Type}+{name}");
        }

        public void Dispose() => File.Dispose();

        private string Assembly(AssemblyReferenceHandle handle) => Metadata.GetString(Metadata.GetAssemblyReference(handle).Name);
    }
}
