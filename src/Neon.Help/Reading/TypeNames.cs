using System.Collections;
using System.Management.Automation;
using System.Numerics;
using System.Security;

namespace Neon.Help.Reading;

/// <summary>Type names as PowerShell writes them.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Accelerators = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "Object",
        [typeof(DateTime)] = "datetime",
        [typeof(TimeSpan)] = "timespan",
        [typeof(Guid)] = "guid",
        [typeof(Uri)] = "uri",
        [typeof(Version)] = "version",
        [typeof(BigInteger)] = "bigint",
        [typeof(Hashtable)] = "hashtable",
        [typeof(SecureString)] = "securestring",
        [typeof(PSCredential)] = "pscredential",
        [typeof(PSObject)] = "psobject",
        [typeof(ScriptBlock)] = "scriptblock",
        [typeof(SwitchParameter)] = "switch",
    };

    /// <summary>The short form that syntax lines use: string[], switch, Branch.</summary>
    public static string Short(Type type) => Format(type, part => Accelerators.GetValueOrDefault(part, part.Name));

    /// <summary>The form that works between brackets in a script: System.String, Neon.Branch.</summary>
    public static string Full(Type type) => Format(type, part => part.FullName ?? part.Name);

    /// <summary>The type that a value has: without Nullable.</summary>
    public static Type Unwrap(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>The type of one value: without Nullable, and of an array its elements.</summary>
    public static Type Element(Type type)
    {
        var value = Unwrap(type);
        return value.IsArray ? Element(value.GetElementType()!) : value;
    }

    private static string Format(Type type, Func<Type, string> name)
    {
        var value = Unwrap(type);
        if (value.IsArray)
        {
            return Format(value.GetElementType()!, name) + "[" + new string(',', value.GetArrayRank() - 1) + "]";
        }

        if (!value.IsGenericType)
        {
            return name(value);
        }

        var definition = name(value.GetGenericTypeDefinition());
        var arguments = string.Join(",", value.GetGenericArguments().Select(argument => Format(argument, name)));
        return $"{definition.Split('`')[0]}[{arguments}]";
    }
}
