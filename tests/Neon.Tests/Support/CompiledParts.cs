using System.Management.Automation;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Neon.Tests.Support;

/// <summary>A part of the module's code: a folder, or one half of a resource's folder.</summary>
/// <param name="Layer">Its layer.</param>
/// <param name="Folder">The folder below <c>src/Neon</c>.</param>
internal sealed record CompiledPart(CodeLayer Layer, string Folder)
{
    public override string ToString() => $"{Folder} ({Layer})";
}

/// <summary>A type that refers to a type of another part.</summary>
internal sealed record PartArrow(CompiledPart From, CompiledPart To, string Type, string Named);

/// <summary>The layers of the module, from bottom to top. Each may refer to those below it.</summary>
internal enum CodeLayer
{
    /// <summary>Code that is independent of resources.</summary>
    Kernel,

    /// <summary>Models, wire types, calls and views of a resource.</summary>
    Calls,

    /// <summary>Parents and context, which the cmdlets of all resources use.</summary>
    Scope,

    /// <summary>Identities, completers and cmdlets of a resource: the namespace <c>Neon.Commands</c>, and the types of parameters.</summary>
    Cmdlets,
}

/// <summary>
/// Which part of the module refers to which. The folders come from the debug information, the references from the compiled code,
/// so nothing that the compiler sees is missed.
/// </summary>
internal sealed class CompiledParts : IDisposable
{
    private const string Sources = "/src/Neon/";

    private static readonly Guid TypeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private readonly PEReader _file = new(File.OpenRead(StagedModule.Assembly));
    private readonly MetadataReaderProvider _debug;
    private readonly MetadataReader _metadata;
    private readonly MetadataReader _documents;
    private readonly Dictionary<TypeDefinitionHandle, CompiledPart> _parts = [];
    private readonly Dictionary<string, TypeDefinitionHandle> _byName;
    private readonly HashSet<PartArrow> _arrows = [];
    private readonly HashSet<(CompiledPart Part, string Type, string Named)> _powerShell = [];

    public CompiledParts()
    {
        _metadata = _file.GetMetadataReader();
        _debug = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(DebugFile()));
        _documents = _debug.GetMetadataReader();
        var outer = _metadata.TypeDefinitions.Where(type => _metadata.GetTypeDefinition(type).GetDeclaringType().IsNil).ToArray();
        _byName = outer.ToDictionary(NameOf);
        foreach (var type in outer)
        {
            if (FolderOf(type) is { } folder)
            {
                _parts[type] = new CompiledPart(LayerOf(type, folder), folder);
            }
        }

        foreach (var type in _metadata.TypeDefinitions)
        {
            Visit(type);
        }
    }

    public IReadOnlyCollection<PartArrow> Arrows => _arrows;

    /// <summary>The types of PowerShell that a type of the module refers to.</summary>
    public IReadOnlyCollection<(CompiledPart Part, string Type, string Named)> PowerShell => _powerShell;

    public void Dispose()
    {
        _debug.Dispose();
        _file.Dispose();
    }

    // The build leaves the file beside the compiled assembly.
    private string DebugFile()
    {
        var id = _file.ReadDebugDirectory().Where(entry => entry.Type == DebugDirectoryEntryType.CodeView)
            .Select(entry => _file.ReadCodeViewDebugDirectoryData(entry).Guid).Single();
        return Directory.GetFiles(Path.Combine(StagedModule.RepositoryRoot, "src", "Neon", "obj"), "Neon.pdb", SearchOption.AllDirectories)
            .Single(path =>
            {
                using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(path));
                return new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid == id;
            });
    }

    private void Visit(TypeDefinitionHandle handle)
    {
        var outer = Outer(handle);
        if (!_parts.TryGetValue(outer, out var from))
        {
            return;
        }

        var walk = new TypeWalk(_file, _metadata, named =>
        {
            if (named.Kind == HandleKind.TypeDefinition)
            {
                Add(Outer((TypeDefinitionHandle)named));
            }
            else if (named.Kind == HandleKind.TypeReference && _metadata.GetTypeReference((TypeReferenceHandle)named) is var reference
                && _metadata.GetString(reference.Namespace).StartsWith("System.Management.Automation", StringComparison.Ordinal))
            {
                _powerShell.Add((from, Short(outer), _metadata.GetString(reference.Name)));
            }
        });
        var type = _metadata.GetTypeDefinition(handle);
        walk.Visit(type);
        walk.VisitAttributes(type, named =>
        {
            if (_byName.TryGetValue(named.Split(',', '+')[0], out var value))
            {
                Add(value);
            }
        });

        void Add(TypeDefinitionHandle named)
        {
            if (_parts.TryGetValue(named, out var to) && to != from)
            {
                _arrows.Add(new PartArrow(from, to, Short(outer), Short(named)));
            }
        }
    }

    private TypeDefinitionHandle Outer(TypeDefinitionHandle type)
    {
        var outer = _metadata.GetTypeDefinition(type).GetDeclaringType();
        return outer.IsNil ? type : Outer(outer);
    }

    private string NameOf(TypeDefinitionHandle type)
    {
        var definition = _metadata.GetTypeDefinition(type);
        return $"{_metadata.GetString(definition.Namespace)}.{_metadata.GetString(definition.Name)}";
    }

    private string Short(TypeDefinitionHandle type) => _metadata.GetString(_metadata.GetTypeDefinition(type).Name).Split('`')[0];

    private CodeLayer LayerOf(TypeDefinitionHandle type, string folder) => folder switch
    {
        "Scope" => CodeLayer.Scope,
        _ when folder.StartsWith("Kernel", StringComparison.Ordinal) => CodeLayer.Kernel,
        _ => IsOfCmdlets(NameOf(type)) ? CodeLayer.Cmdlets : CodeLayer.Calls,
    };

    // Parameter types that convert text belong to the cmdlets' layer: they refer to the identities of the parents.
    private static bool IsOfCmdlets(string name) => name.StartsWith("Neon.Commands.", StringComparison.Ordinal)
        || (typeof(ResourceIdentity).Assembly.GetType(name) is { } type
            && (type.IsSubclassOf(typeof(ResourceIdentity)) || (type.GetConstructor([typeof(PSObject)]) is not null && !type.IsSubclassOf(typeof(NeonObject)))));

    /// <summary>The folder of a type's sources; null for types that the compiler generates. A type is in one folder.</summary>
    private string? FolderOf(TypeDefinitionHandle type) => DocumentsOf(type).Select(document => _documents.GetString(_documents.GetDocument(document).Name).Replace('\\', '/'))
        .Where(path => path.Contains(Sources, StringComparison.Ordinal))
        .Select(path => path[(path.LastIndexOf(Sources, StringComparison.Ordinal) + Sources.Length)..])
        .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && path.Contains('/', StringComparison.Ordinal))
        .Select(path => path[..path.LastIndexOf('/')])
        .Distinct()
        .SingleOrDefault();

    // A type without code has documents in the debug information.
    private IEnumerable<DocumentHandle> DocumentsOf(TypeDefinitionHandle type)
    {
        foreach (var information in _documents.GetCustomDebugInformation(type).Select(_documents.GetCustomDebugInformation))
        {
            if (_documents.GetGuid(information.Kind) == TypeDefinitionDocuments)
            {
                var rows = _documents.GetBlobReader(information.Value);
                while (rows.RemainingBytes > 0)
                {
                    yield return MetadataTokens.DocumentHandle(rows.ReadCompressedInteger());
                }
            }
        }

        var definition = _metadata.GetTypeDefinition(type);
        foreach (var method in definition.GetMethods().Select(_documents.GetMethodDebugInformation))
        {
            // A method with code from several files has the file at each point.
            foreach (var document in method.Document.IsNil && !method.SequencePointsBlob.IsNil ? method.GetSequencePoints().Select(point => point.Document) : [method.Document])
            {
                if (!document.IsNil)
                {
                    yield return document;
                }
            }
        }

        foreach (var document in definition.GetNestedTypes().SelectMany(DocumentsOf))
        {
            yield return document;
        }
    }
}
