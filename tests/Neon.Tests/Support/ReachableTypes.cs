using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Neon.Tests.Support;

/// <summary>
/// The assemblies of a folder that code can reach. Every type that a reached type names, in a signature or in the body of
/// any of its methods, is reached as well. So only reflection by name can need more.
/// </summary>
internal sealed class ReachableTypes : IDisposable
{
    private static readonly Dictionary<ushort, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (ushort)code.Value, code => code.OperandType);

    private readonly Dictionary<string, Image> _images;
    private readonly HashSet<(string Assembly, string Type)> _reached = [];
    private readonly Queue<(Image Image, TypeDefinitionHandle Type)> _queue = new();

    /// <summary>Walks from all types of an assembly.</summary>
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
        // What is not in the folder belongs to the framework.
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

    private void Visit(Image image, TypeDefinition type)
    {
        var names = new NamedTypes(handle => Follow(image, handle));
        Follow(image, type.BaseType);
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            Follow(image, image.Metadata.GetInterfaceImplementation(implementation).Interface);
        }

        foreach (var field in type.GetFields())
        {
            image.Metadata.GetFieldDefinition(field).DecodeSignature(names, null);
        }

        foreach (var handle in type.GetMethods())
        {
            var method = image.Metadata.GetMethodDefinition(handle);
            method.DecodeSignature(names, null);
            if (method.RelativeVirtualAddress != 0)
            {
                Visit(image, image.File.GetMethodBody(method.RelativeVirtualAddress), names);
            }
        }
    }

    private void Visit(Image image, MethodBodyBlock body, NamedTypes names)
    {
        if (!body.LocalSignature.IsNil)
        {
            image.Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null);
        }

        foreach (var region in body.ExceptionRegions)
        {
            Follow(image, region.CatchType);
        }

        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            ushort operation = code.ReadByte();
            switch (Operands[operation == 0xFE ? (ushort)(0xFE00 | code.ReadByte()) : operation])
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.ReadByte();
                    break;
                case OperandType.InlineVar:
                    code.ReadInt16();
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.ReadInt64();
                    break;
                case OperandType.InlineSwitch:
                    code.Offset += sizeof(int) * code.ReadInt32();
                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    Follow(image, MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                default:
                    code.ReadInt32();
                    break;
            }
        }
    }

    private void Follow(Image image, EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        var metadata = image.Metadata;
        var names = new NamedTypes(named => Follow(image, named));
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                Reach(image.Name, image.NameOf((TypeDefinitionHandle)handle));
                break;
            case HandleKind.TypeReference:
                var (assembly, type) = image.NameOf((TypeReferenceHandle)handle);
                Reach(assembly, type);
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(names, null);
                break;
            case HandleKind.MethodSpecification:
                var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                specification.DecodeSignature(names, null);
                Follow(image, specification.Method);
                break;
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                Follow(image, member.Parent);
                if (member.GetKind() == MemberReferenceKind.Method)
                {
                    member.DecodeMethodSignature(names, null);
                }
                else
                {
                    member.DecodeFieldSignature(names, null);
                }

                break;
            case HandleKind.MethodDefinition:
                Follow(image, metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Follow(image, metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
        }
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

    /// <summary>Hands on each type that a signature names.</summary>
    private sealed class NamedTypes(Action<EntityHandle> follow) : ISignatureTypeProvider<int, object?>
    {
        public int GetArrayType(int elementType, ArrayShape shape) => 0;

        public int GetByReferenceType(int elementType) => 0;

        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

        public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

        public int GetGenericMethodParameter(object? genericContext, int index) => 0;

        public int GetGenericTypeParameter(object? genericContext, int index) => 0;

        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

        public int GetPinnedType(int elementType) => 0;

        public int GetPointerType(int elementType) => 0;

        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

        public int GetSZArrayType(int elementType) => 0;

        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Found(handle);

        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Found(handle);

        public int GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            Found(handle);

        private int Found(EntityHandle handle)
        {
            follow(handle);
            return 0;
        }
    }
}
