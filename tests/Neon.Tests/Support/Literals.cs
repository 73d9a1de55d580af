using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Neon.Tests.Support;

/// <summary>The texts in the code of a type, with those of its closures and of its asynchronous methods.</summary>
internal static class Literals
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // The first byte of what a string is known by in the code.
    private const int StringToken = 0x70;

    public static IEnumerable<string> Of(Type type)
    {
        var methods = type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All));
        var constants = type.GetFields(All).Where(field => field.IsLiteral && field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!);
        return [.. methods.SelectMany(Of), .. constants, .. type.GetNestedTypes(All).SelectMany(Of)];
    }

    private static IEnumerable<string> Of(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at + 5 <= code.Length; at++)
        {
            if (code[at] == OpCodes.Ldstr.Value && code[at + 4] == StringToken)
            {
                yield return method.Module.ResolveString(BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at + 1)));
            }
        }
    }
}
