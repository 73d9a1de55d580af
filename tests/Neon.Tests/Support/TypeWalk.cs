using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Neon.Tests.Support;

/// <summary>Finds the types that the compiled code of a type refers to: in signatures, in method bodies and in attributes.</summary>
/// <param name="file">The assembly.</param>
/// <param name="metadata">Its metadata.</param>
/// <param name="named">Receives each definition or reference, as often as it occurs.</param>
internal sealed class TypeWalk(PEReader file, MetadataReader metadata, Action<EntityHandle> named)
{
    private static readonly Dictionary<ushort, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (ushort)code.Value, code => code.OperandType);

    /// <summary>The types in the signatures and method bodies of a type.</summary>
    public void Visit(TypeDefinition type)
    {
        var names = new NamedTypes(Follow);
        Follow(type.BaseType);
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            Follow(metadata.GetInterfaceImplementation(implementation).Interface);
        }

        foreach (var field in type.GetFields())
        {
            metadata.GetFieldDefinition(field).DecodeSignature(names, null);
        }

        foreach (var handle in type.GetMethods())
        {
            var method = metadata.GetMethodDefinition(handle);
            method.DecodeSignature(names, null);
            if (method.RelativeVirtualAddress != 0)
            {
                Visit(file.GetMethodBody(method.RelativeVirtualAddress), names);
            }
        }
    }

    /// <summary>The attributes of a type and of its members, and the type names in their values.</summary>
    public void VisitAttributes(TypeDefinition type, Action<string> value)
    {
        var values = new AttributeTypes(value);
        var members = type.GetFields().Select(field => metadata.GetFieldDefinition(field).GetCustomAttributes())
            .Concat(type.GetProperties().Select(property => metadata.GetPropertyDefinition(property).GetCustomAttributes()))
            .Concat(type.GetMethods().Select(method => metadata.GetMethodDefinition(method).GetCustomAttributes()));
        foreach (var attribute in members.Prepend(type.GetCustomAttributes()).SelectMany(all => all).Select(metadata.GetCustomAttribute))
        {
            Follow(attribute.Constructor);
            attribute.DecodeValue(values);
        }
    }

    private void Visit(MethodBodyBlock body, NamedTypes names)
    {
        if (!body.LocalSignature.IsNil)
        {
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null);
        }

        foreach (var region in body.ExceptionRegions)
        {
            Follow(region.CatchType);
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
                    var targets = code.ReadInt32();
                    code.Offset += sizeof(int) * targets;
                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    Follow(MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                default:
                    code.ReadInt32();
                    break;
            }
        }
    }

    private void Follow(EntityHandle handle)
    {
        var names = new NamedTypes(Follow);
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference when !handle.IsNil:
                named(handle);
                break;
            case HandleKind.TypeSpecification when !handle.IsNil:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(names, null);
                break;
            case HandleKind.MethodSpecification:
                var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                specification.DecodeSignature(names, null);
                Follow(specification.Method);
                break;
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                Follow(member.Parent);
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
                Follow(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Follow(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
        }
    }

    /// <summary>Reports each type in a signature.</summary>
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

    /// <summary>Reports each type in the value of an attribute.</summary>
    private sealed class AttributeTypes(Action<string> value) : ICustomAttributeTypeProvider<bool>
    {
        public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => false;

        public bool GetSystemType() => true;

        public bool GetSZArrayType(bool elementType) => false;

        public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => false;

        public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
            reader.GetString(reader.GetTypeReference(handle).Name) == nameof(Type);

        public bool GetTypeFromSerializedName(string name)
        {
            value(name);
            return false;
        }

        public PrimitiveTypeCode GetUnderlyingEnumType(bool type) => PrimitiveTypeCode.Int32;

        public bool IsSystemType(bool type) => type;
    }
}
